// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL agrees with the gate: what was admitted runs as a role that may read the listed columns and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateOnPostgresPgIT {

    private Gate gate;
    private EmbeddedPostgres postgres;
    private Connection reader;

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
        reader = postgres.getDatabase("reader", "postgres").getConnection();
        reader.setAutoCommit(false);
    }

    @AfterAll
    void close() throws SQLException, IOException {
        gate.close();
        reader.close();
        postgres.close();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void runsWhatTheGateAdmits(String sql) throws SQLException {
        String admitted = gate.judge(sql, Shop.policy()).match(AdmittedQuery::sql, refusal -> "SELECT 1");

        assertThat(sqlState(admitted)).isIn("00000", "42803", "42702", "42883");
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
                        GateCorpusTest.harmless().map(Corpus.Line::sql))
                .flatMap(lines -> lines);
    }
}
