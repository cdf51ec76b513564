// SPDX-License-Identifier: MIT
package dev.mcpsql.state;

import dev.mcpsql.config.DatabaseSettings;
import dev.mcpsql.config.MicroProfileSettings;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The state database as {@code web.xml} names it; the server's pool makes one and asks it for connections.
 *
 * <p>Reads the settings by itself, so that no descriptor holds an address or a password and every server takes the same
 * archive.
 */
public final class StateDataSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    /** Made by the server. */
    public StateDataSource() {
        this(MicroProfileSettings.load().state());
    }

    /** The same without a server: command line and tests. */
    public StateDataSource(DatabaseSettings state) {
        setURL(state.url());
        setUser(state.user());
        setPassword(state.requiredPassword().value());
        setApplicationName("mcp-sql state");
        // Whatever the role or the database says: an audit row is durable when its commit returns.
        setOptions("-c synchronous_commit=on");
        setConnectTimeout(5);
        setSocketTimeout(30);
        setTcpKeepAlive(true);
    }

    /** WildFly asks with null for both, meaning "as configured". */
    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        // Not getConnection(): the driver's own comes back here.
        return super.getConnection(getUser(), getPassword());
    }
}
