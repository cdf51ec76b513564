// SPDX-License-Identifier: MIT
package dev.mcpsql.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements on one connection to the state database. Every value is a parameter.
 *
 * <p>Parameters may be {@code String}, {@code UUID}, {@code Instant}, {@code Integer}, {@code Long}, {@code Boolean},
 * {@code byte[]}, {@code List<String>} (as {@code text[]}) or null. One thread at a time.
 */
public final class StateSession {

    private final Connection connection;

    StateSession(Connection connection) {
        this.connection = connection;
    }

    /** The only row, or empty; more than one is a fault of the statement. */
    public <T> Optional<T> one(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        List<T> rows = many(sql, reader, parameters);
        if (rows.size() > 1) {
            throw new IllegalStateException("expected one row at most");
        }
        return rows.stream().findFirst();
    }

    /** All rows, in the statement's order. */
    public <T> List<T> many(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
                values.add(reader.read(rows));
            }
            return values;
        }
    }

    /** Runs a statement without rows; returns how many rows it touched. */
    public int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                bind(statement, i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException unbound) {
            statement.close();
            throw unbound;
        }
    }

    private void bind(PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.NULL);
        } else if (value instanceof Instant instant) {
            statement.setObject(at, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
        } else if (value instanceof List<?> list) {
            statement.setArray(at, connection.createArrayOf("text", list.toArray()));
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(at, bytes);
        } else {
            statement.setObject(at, value);
        }
    }
}
