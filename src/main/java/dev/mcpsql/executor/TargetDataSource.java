// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.DatabaseSettings;
import dev.mcpsql.config.MicroProfileSettings;
import java.sql.Connection;
import java.sql.SQLException;
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

    /** Made by the server. */
    public TargetDataSource() {
        this(MicroProfileSettings.load().target());
    }

    /** The same without a server: command line and tests. */
    public TargetDataSource(DatabaseSettings target) {
        setURL(target.url());
        setUser(target.user());
        setPassword(target.requiredPassword().value());
        setApplicationName("mcp-sql");
        setConnectTimeout(5);
        // Longer than any statement may take: a host that vanished is noticed, a slow query is not.
        setSocketTimeout(90);
        setTcpKeepAlive(true);
        setLogServerErrorDetail(false);
    }

    /** WildFly asks with null for both, meaning "as configured". */
    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return getConnection();
    }
}
