// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.DatabaseSettings;
import dev.mcpsql.config.MicroProfileSettings;
import dev.mcpsql.config.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The queried database as {@code web.xml} names it; the server's pool makes one and asks it for connections.
 *
 * <p>Reads the settings by itself, so that no descriptor holds an address or a password and every server takes the same
 * archive.
 */
public final class TargetDataSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    /** Planning is not bounded by statement_timeout, so the socket waits longer than a statement may run. */
    private static final Duration BEYOND_STATEMENT = Duration.ofSeconds(30);

    /** Made by the server. */
    public TargetDataSource() {
        this(MicroProfileSettings.load());
    }

    /** The same without a server: command line and tests. */
    public TargetDataSource(Settings settings) {
        DatabaseSettings target = settings.target();
        setURL(target.url());
        setUser(target.user());
        setPassword(target.requiredPassword().value());
        setApplicationName("mcp-sql");
        setConnectTimeout(5);
        setSocketTimeout((int)
                settings.limits().statementTimeout().plus(BEYOND_STATEMENT).toSeconds());
        setTcpKeepAlive(true);
    }

    /** WildFly asks with null for both, meaning "as configured". */
    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        // Not getConnection(): the driver's own comes back here.
        return super.getConnection(getUser(), getPassword());
    }
}
