// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.QueryLimits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The queried database: hands out transactions that are read-only and never kept. Thread-safe. */
public final class TargetDatabase {

    /**
     * One more than the pool holds: after a restart of PostgreSQL every pooled connection may be dead, and the call that
     * finds them must not fail for it.
     */
    private static final int MAX_STALE_CONNECTIONS = 17;

    /** A dead connection shows at once; where that takes long the network is silent, and the next one would hang as well. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DataSource source;

    /** Over the given source of connections. */
    public TargetDatabase(DataSource source) {
        this.source = source;
    }

    /**
     * Opens a transaction.
     *
     * @param applicationName what {@code pg_stat_activity} shows, 63 bytes at most
     * @throws TargetUnreachableException when no connection could be had
     * @throws SQLException when a connection was there and refused its guards
     */
    ReadOnlyTransaction begin(String applicationName, QueryLimits limits) throws SQLException {
        long began = System.nanoTime();
        SQLException stale = new SQLException("no connection");
        for (int attempt = 0; attempt < MAX_STALE_CONNECTIONS && isEarly(began); attempt++) {
            Connection connection = connection();
            try {
                return ReadOnlyTransaction.on(connection, applicationName, limits);
            } catch (SQLException failed) {
                Connections.discard(connection);
                stale = failed;
                if (!SqlState.of(failed).connectionLost()) {
                    throw failed;
                }
            } catch (RuntimeException broken) {
                Connections.discard(connection);
                throw broken;
            }
        }
        throw new TargetUnreachableException(stale);
    }

    private static boolean isEarly(long began) {
        return System.nanoTime() - began < PATIENCE.toNanos();
    }

    private Connection connection() throws SQLException {
        try {
            return source.getConnection();
        } catch (SQLException refused) {
            throw new TargetUnreachableException(refused);
        }
    }
}
