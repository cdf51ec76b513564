// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * PostgreSQL's analysis judges the names: no mutant that the gate admits reads a column that the profile does not list,
 * which a role with grants on the listed columns alone would be denied. Runs under {@code mvn -Preferee}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenColumnsReferee {

    private static final int MUTANTS = Integer.getInteger("referee.mutants", 20_000);
    private static final long SEED = Long.getLong("referee.seed", 1);
    private static final String DENIED = "42501";
    private static final List<String> HIDDEN = List.of(
            "ssn", "x", "n", "month", "bucket", "token", "week", "revenue", "AS ssn", "GROUP BY ssn", "ORDER BY ssn");

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

    @Test
    void readsNoHiddenColumn() throws IOException {
        Policy policy = withHiddenColumns();
        Mutants mutants = new Mutants(seeds(policy), HIDDEN, new Random(SEED));
        Map<String, Integer> states = new TreeMap<>();
        List<String> denied = new ArrayList<>();
        for (int i = 0; i < MUTANTS; i++) {
            gate.judge(mutants.next(), policy)
                    .match(
                            query -> explain(query.sql(), states, denied),
                            refusal -> states.merge("refused", 1, Integer::sum));
        }
        System.out.println("referee: mutants over tables with hidden columns, by SQLSTATE: " + states);

        assertThat(denied).isEmpty();
        assertThat(states.get("00000")).isPositive();
    }

    private Integer explain(String sql, Map<String, Integer> states, List<String> denied) {
        String state = sqlState(sql);
        if (state.equals(DENIED)) {
            denied.add(sql);
        }
        return states.merge(state, 1, Integer::sum);
    }

    private String sqlState(String sql) {
        try (Statement statement = reader.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET LOCAL search_path = pg_catalog");
            statement.execute("EXPLAIN SELECT q.* FROM (" + sql.replace("?", "??") + "\n) q LIMIT 10");
            return "00000";
        } catch (SQLException refused) {
            return refused.getSQLState();
        } finally {
            rollback();
        }
    }

    private void rollback() {
        try {
            reader.rollback();
        } catch (SQLException lost) {
            throw new IllegalStateException("the database went away", lost);
        }
    }

    private List<String> seeds(Policy policy) throws IOException {
        return RefereeTexts.corpora()
                .flatMap(sql ->
                        gate
                                .judge(sql, policy)
                                .match(query -> List.of(query.sql()), refusal -> List.<String>of())
                                .stream())
                .toList();
    }

    private static Policy withHiddenColumns() {
        Map<RelationName, VisibleColumns> parts = new HashMap<>();
        Shop.policy()
                .relations()
                .forEach((relation, columns) -> parts.put(relation, new VisibleColumns(columns.names(), Extent.PART)));
        return Shop.policy(parts);
    }
}
