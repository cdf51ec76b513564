// SPDX-License-Identifier: MIT
package dev.mcpsql.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The one way to the state schema for code that is not a page.
 *
 * <p>Each single statement is its own transaction; {@link #inTransaction} binds several. The transaction is the
 * connection's own, never one of the container's: an audit row must not wait for, or vanish with, anything else. Thread-safe.
 */
public final class StateDatabase {

    /** Several statements that hold together or not at all. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does the work; any exception rolls it back. */
        T on(StateSession session) throws SQLException;
    }

    /** A connection that does not answer within this time after an error counts as broken. */
    private static final int SECONDS_TO_ANSWER = 2;

    private final DataSource beside;
    private volatile DataSource source;

    /** Over the given source of connections, each in autocommit mode when handed out. */
    public StateDatabase(DataSource source) {
        this(source, source);
    }

    /** Over a pool, and a source beside it for the time after {@link #leavePool}. */
    StateDatabase(DataSource pool, DataSource beside) {
        this.source = pool;
        this.beside = beside;
    }

    /** From now on connections are new ones: whoever owns the pool is about to close it. */
    void leavePool() {
        source = beside;
    }

    /**
     * The only row, or empty.
     *
     * @throws StateUnavailableException when the database did not answer
     */
    public <T> Optional<T> one(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        return withConnection(connection -> new StateSession(connection).one(sql, reader, parameters));
    }

    /**
     * All rows.
     *
     * @throws StateUnavailableException when the database did not answer
     */
    public <T> List<T> many(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        return withConnection(connection -> new StateSession(connection).many(sql, reader, parameters));
    }

    /**
     * Runs one statement in its own transaction; it is durable when this returns.
     *
     * @return how many rows it touched
     * @throws StateUnavailableException when the database did not answer
     */
    public int update(String sql, @Nullable Object... parameters) {
        return withConnection(connection -> new StateSession(connection).update(sql, parameters));
    }

    /**
     * Runs the work in one transaction and commits; durable when this returns.
     *
     * @throws StateUnavailableException when the database did not answer; nothing was kept
     */
    public <T> T inTransaction(Work<T> work) {
        return withConnection(connection -> {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.on(new StateSession(connection));
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        });
    }

    private interface OnConnection<T> {
        T apply(Connection connection) throws SQLException;
    }

    private <T> T withConnection(OnConnection<T> use) {
        try (Connection connection = source.getConnection()) {
            return applied(use, connection);
        } catch (SQLException failed) {
            throw new StateUnavailableException(
                    "the state database failed with SQLSTATE " + failed.getSQLState(), failed);
        }
    }

    /** Ends a connection that is broken: {@code close} alone would give it back to its pool, to fail the next call too. */
    private static <T> T applied(OnConnection<T> use, Connection connection) throws SQLException {
        try {
            return use.apply(connection);
        } catch (SQLException failed) {
            if (!connection.isValid(SECONDS_TO_ANSWER)) {
                connection.abort(Runnable::run);
            }
            throw failed;
        }
    }
}
