// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.RelationName;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
            statement.execute(ShopTables.CREATE);
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

    @Test
    void joinsNaturallyWhatIsWhole() throws SQLException {
        Policy whole = Shop.policy(Map.of(
                RelationName.of("public", "plans"), Shop.columns("id name"),
                RelationName.of("public", "seats"), Shop.columns("id owner")));

        String admitted = gate.judge("SELECT id, name, owner FROM plans NATURAL INNER JOIN seats", whole)
                .match(AdmittedQuery::sql, refusal -> refusal.message());

        assertThat(sqlState(admitted)).isEqualTo("00000");
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
                .flatMap(lines -> lines)
                // It compares every column, and the tables here have some that the profile does not know.
                .filter(sql -> !sql.contains("NATURAL"));
    }
}
