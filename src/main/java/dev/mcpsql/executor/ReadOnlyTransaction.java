// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.QueryLimits;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;

/**
 * A transaction on the queried database that cannot write and is never committed.
 *
 * <p>With autocommit off and {@code readOnly} on, pgjdbc sends {@code BEGIN READ ONLY} together with the first statement.
 * The guards are parameters of {@code set_config(…, true)}: they end with the transaction. One thread at a time.
 */
final class ReadOnlyTransaction implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ReadOnlyTransaction.class.getName());

    private static final String GUARDS = """
            select set_config('statement_timeout', ?, true), set_config('lock_timeout', ?, true),
                   set_config('application_name', ?, true)""";

    /** Session locks survive a rollback, so they are given back with it; both travel in one packet. */
    private static final String END = "rollback; select pg_advisory_unlock_all()";

    private final Connection connection;
    private boolean over;

    private ReadOnlyTransaction(Connection connection) {
        this.connection = connection;
    }

    /** Begins on a connection that is in no transaction. */
    static ReadOnlyTransaction on(Connection connection, String applicationName, QueryLimits limits)
            throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        try (PreparedStatement guards = connection.prepareStatement(GUARDS)) {
            guards.setString(1, Long.toString(limits.statementTimeout().toMillis()));
            guards.setString(2, Long.toString(limits.lockTimeout().toMillis()));
            guards.setString(3, applicationName);
            guards.execute();
        }
        return new ReadOnlyTransaction(connection);
    }

    /** A statement of this server's own; agents' SQL is at most one of its parameters. */
    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** The same for the last one of this transaction, which takes the end along: a round trip less. For {@link #last}. */
    PreparedStatement prepareLast(String sql) throws SQLException {
        return connection.prepareStatement(sql + "; " + END);
    }

    /** Runs it; the rows have all arrived. After a failure the end is still owed, and {@link #close} sends it. */
    ResultSet last(PreparedStatement statement) throws SQLException {
        statement.execute();
        over = true;
        return statement.getResultSet();
    }

    /**
     * How another thread ends what runs in here: by a request on a connection of its own. The driver's statements have a
     * {@code cancel} too, but send no second request where the first came too early.
     */
    Cancellation.Stop stop() throws SQLException {
        return connection.unwrap(BaseConnection.class)::cancelQuery;
    }

    /** An array parameter of names. */
    java.sql.Array names(Object[] names) throws SQLException {
        return connection.createArrayOf("text", names);
    }

    /** Rolls back and gives session locks back unless that is done, returns the connection; one that cannot do that is ended. */
    @Override
    public void close() {
        try {
            if (!over) {
                end();
            }
            connection.setAutoCommit(true);
            connection.close();
        } catch (SQLException broken) {
            LOG.log(Level.DEBUG, "a connection could not be rolled back and is ended");
            Connections.discard(connection);
        }
    }

    private void end() throws SQLException {
        try (Statement end = connection.createStatement()) {
            end.execute(END);
        }
    }
}
