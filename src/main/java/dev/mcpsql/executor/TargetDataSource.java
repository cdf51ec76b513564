// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.ConfiguredDataSource;
import dev.mcpsql.config.MicroProfileSettings;
import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.config.Settings;
import java.time.Duration;
import java.util.Map;
import org.postgresql.PGProperty;

/**
 * The queried database as {@code web.xml} names it; the server's pool makes one and asks it for connections.
 *
 * <p>Reads the settings by itself, so that no descriptor holds an address or a password and every server takes the same
 * archive.
 */
public final class TargetDataSource extends ConfiguredDataSource {

    private static final long serialVersionUID = 1L;

    /** Planning is not bounded by statement_timeout, so the socket waits longer than a statement may run. */
    private static final Duration BEYOND_STATEMENT = Duration.ofSeconds(30);

    /** Made by the server. */
    public TargetDataSource() {
        this(MicroProfileSettings.load());
    }

    /** The same without a server: command line and tests. */
    public TargetDataSource(Settings settings) {
        super(
                settings.target(),
                Map.of(
                        PGProperty.APPLICATION_NAME, "mcp-sql",
                        // DETAIL, HINT and CONTEXT may quote rows; no exception of the driver shall carry them.
                        PGProperty.LOG_SERVER_ERROR_DETAIL, "false",
                        PGProperty.CONNECT_TIMEOUT, "5",
                        // Whoever cancels, and the call that is cancelled, wait for the request to be delivered.
                        PGProperty.CANCEL_SIGNAL_TIMEOUT, "2",
                        PGProperty.SOCKET_TIMEOUT, socketSeconds(settings.limits()),
                        PGProperty.TCP_KEEP_ALIVE, "true"));
    }

    private static String socketSeconds(QueryLimits limits) {
        return Long.toString(limits.statementTimeout().plus(BEYOND_STATEMENT).toSeconds());
    }
}
