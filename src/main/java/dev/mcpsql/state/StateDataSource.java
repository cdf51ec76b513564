// SPDX-License-Identifier: MIT
package dev.mcpsql.state;

import dev.mcpsql.config.ConfiguredDataSource;
import dev.mcpsql.config.DatabaseSettings;
import dev.mcpsql.config.MicroProfileSettings;
import java.util.Map;
import org.postgresql.PGProperty;

/**
 * The state database as {@code web.xml} names it; the server's pool makes one and asks it for connections.
 *
 * <p>Reads the settings by itself, so that no descriptor holds an address or a password and every server takes the same
 * archive.
 */
public final class StateDataSource extends ConfiguredDataSource {

    private static final long serialVersionUID = 1L;

    /** Made by the server. */
    public StateDataSource() {
        this(MicroProfileSettings.load().state());
    }

    /** The same without a server: command line and tests. */
    public StateDataSource(DatabaseSettings state) {
        super(
                state,
                Map.of(
                        PGProperty.APPLICATION_NAME, "mcp-sql state",
                        // Whatever the role or the database says: an audit row is durable when its commit returns.
                        PGProperty.OPTIONS, "-c synchronous_commit=on",
                        // A failing row and a key that stands there twice are quoted in DETAIL; logs keep exceptions.
                        PGProperty.LOG_SERVER_ERROR_DETAIL, "false",
                        PGProperty.CONNECT_TIMEOUT, "5",
                        PGProperty.SOCKET_TIMEOUT, "30",
                        PGProperty.TCP_KEEP_ALIVE, "true"));
    }
}
