// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL agrees with the gate: what was admitted runs as a role that may read the listed columns and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateOnPostgresPgIT {

    private Gate gate;
    /** The same relations without columns that the profile does not list, but for one. */
    private static final String WHOLE = """
            CREATE TABLE customers (id int PRIMARY KEY, name text, email text, country text, created_at timestamptz);
            CREATE TABLE orders (id int PRIMARY KEY, customer_id int, placed_at timestamptz, status text, total numeric);
            CREATE TABLE staff (id int PRIMARY KEY, boss_id int, name text, salary int);
            INSERT INTO customers SELECT n, 'a b' || n, 'e', 'DE', now() FROM generate_series(1, 9) n;
            INSERT INTO orders SELECT n, n, now(), 'open', n FROM generate_series(1, 9) n;
            INSERT INTO staff SELECT n, nullif(n / 2, 0), 'p' || n, 1 FROM generate_series(1, 9) n;
            GRANT SELECT ON customers, orders TO reader;
            GRANT SELECT (id, boss_id, name) ON staff TO reader;
            """;

    private EmbeddedPostgres postgres;
    private Connection reader;
    private Connection wholeReader;

    @BeforeAll
    void open() throws IOException, SQLException {
        gate = new Gate();
        postgres = EmbeddedPostgres.builder().start();
        try (Connection owner = postgres.getPostgresDatabase().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    CREATE ROLE reader LOGIN;
                    CREATE TABLE customers (id int PRIMARY KEY, name text, email text, country text,
                        created_at timestamptz, ssn text, x int, month text, bucket text, token text);
                    CREATE TABLE orders (id int PRIMARY KEY, customer_id int, placed_at timestamptz, status text,
                        total numeric, ssn text, x int, n int, week text, revenue numeric);
                    CREATE TABLE order_items (order_id int, product_id int, qty int, price numeric, ssn text, x int);
                    CREATE TABLE products (id int PRIMARY KEY, sku text, title text, price numeric, ssn text, x int);
                    CREATE TABLE secrets (id int, token text);
                    GRANT SELECT (id, name, email, country, created_at) ON customers TO reader;
                    GRANT SELECT (id, customer_id, placed_at, status, total) ON orders TO reader;
                    GRANT SELECT (order_id, product_id, qty, price) ON order_items TO reader;
                    GRANT SELECT (id, sku, title, price) ON products TO reader;
                    """);
        }
        try (Connection owner = postgres.getPostgresDatabase().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE DATABASE whole");
        }
        try (Connection owner = postgres.getDatabase("postgres", "whole").getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute(WHOLE);
        }
        wholeReader = postgres.getDatabase("reader", "whole").getConnection();
        wholeReader.setAutoCommit(false);
        reader = postgres.getDatabase("reader", "postgres").getConnection();
        reader.setAutoCommit(false);
    }

    @AfterAll
    void close() throws SQLException, IOException {
        gate.close();
        reader.close();
        wholeReader.close();
        postgres.close();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void runsWhatTheGateAdmits(String sql) throws SQLException {
        String admitted = gate.judge(sql, Shop.policy()).match(AdmittedQuery::sql, refusal -> "SELECT 1");

        assertThat(sqlState(admitted)).isIn("00000", "42803", "42702", "42883");
    }

    @ParameterizedTest
    @MethodSource("switched")
    void runsWhatTheSwitchesAdmit(String sql) throws SQLException {
        String admitted = gate.judge(sql, Shop.switchedOn()).match(AdmittedQuery::sql, refusal -> refusal.message());

        try (Statement statement = wholeReader.createStatement();
                ResultSet rows = run(statement, admitted)) {
            assertThat(rows.getMetaData()).isNotNull();
        } finally {
            wholeReader.rollback();
        }
    }

    private static ResultSet run(Statement statement, String sql) throws SQLException {
        statement.execute("SET LOCAL search_path = pg_catalog");
        return statement.executeQuery("SELECT q.* FROM (" + sql + "\n) q LIMIT 10");
    }

    /** The star stands for the columns of the moment: here the tables have more than the policy lists. */
    @ParameterizedTest
    @ValueSource(strings = {"SELECT * FROM customers", "SELECT x.id FROM (SELECT c.* FROM customers c) x"})
    void failsWhenAStarMeetsAColumnThatCameLater(String sql) throws SQLException {
        String admitted = gate.judge(sql, Shop.switchedOn()).match(AdmittedQuery::sql, refusal -> "SELECT 1");

        assertThat(sqlState(admitted)).isEqualTo("42501");
    }

    static Stream<String> switched() {
        return GateSwitchesTest.switched().map(line -> (String) line.get()[1]);
    }

    /** SQLSTATE of the statement as a sub-select, with only {@code pg_catalog} in the search path, as the door runs it. */
    private String sqlState(String sql) throws SQLException {
        try (Statement statement = reader.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET LOCAL search_path = pg_catalog");
            statement.execute("EXPLAIN SELECT q.* FROM (" + sql.replace("?", "??") + "\n) q LIMIT 10");
            return "00000";
        } catch (SQLException refused) {
            return refused.getSQLState();
        } finally {
            reader.rollback();
        }
    }

    static Stream<String> statements() throws IOException {
        return Stream.of(
                        StatementFile.lines("admitted.txt"),
                        GateCorpusTest.harmless().map(GateCorpusTest.Line::sql))
                .flatMap(lines -> lines);
    }
}
