// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.config.DatabaseSettings;
import dev.mcpsql.state.RowReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A session of the DBA's login in the queried database. One thread. */
final class DbaSession implements AutoCloseable {

    private final Connection connection;

    private DbaSession(Connection connection) {
        this.connection = connection;
    }

    /** Signs in. */
    static DbaSession open(DatabaseSettings login) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.requiredPassword().value());
        properties.setProperty("ApplicationName", "mcp-sql command line");
        properties.setProperty("connectTimeout", "5");
        return new DbaSession(DriverManager.getConnection(login.url(), properties));
    }

    /** All rows of a statement whose parameters are texts. */
    <T> List<T> rows(String sql, RowReader<T> reader, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<T> values = new ArrayList<>();
                while (row.next()) {
                    values.add(reader.read(row));
                }
                return values;
            }
        }
    }

    /** Runs scripts of this server's own in one transaction: all of them or none. */
    void execute(List<String> scripts) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String script : scripts) {
                statement.execute(script);
            }
            connection.commit();
        } catch (SQLException refused) {
            connection.rollback();
            throw refused;
        }
        connection.setAutoCommit(true);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
