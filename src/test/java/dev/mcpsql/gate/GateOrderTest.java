// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.Refusal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pins which reason wins when several apply. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateOrderTest {

    private Gate gate;

    /** What can be wrong with a statement, in the published order; each with what its refusal says. */
    enum Fault {
        PARSE(OutcomeReason.PARSE_ERROR, "literal"),
        MULTI_STATEMENT(OutcomeReason.MULTI_STATEMENT, "several"),
        ROOT(OutcomeReason.NON_SELECT_ROOT, "EXPLAIN"),
        WRITE(OutcomeReason.WRITEABLE_CTE, "DELETE"),
        RECURSION(OutcomeReason.DISALLOWED_CONSTRUCT, "RECURSIVE"),
        INTO(OutcomeReason.SELECT_INTO, "INTO"),
        OFFSET(OutcomeReason.DISALLOWED_CONSTRUCT, "OFFSET"),
        FETCH(OutcomeReason.DISALLOWED_CONSTRUCT, "FETCH"),
        LOCKING(OutcomeReason.DISALLOWED_CONSTRUCT, "FOR UPDATE"),
        RELATION(OutcomeReason.DISALLOWED_TABLE, "secrets"),
        FUNCTION(OutcomeReason.DISALLOWED_FUNCTION, "pg_sleep"),
        BARE_KEYWORD(OutcomeReason.DISALLOWED_FUNCTION, "CURRENT_USER"),
        STAR(OutcomeReason.SELECT_STAR, "*");

        private final OutcomeReason reason;
        private final String named;

        Fault(OutcomeReason reason, String named) {
            this.reason = reason;
            this.named = named;
        }
    }

    @BeforeAll
    void open() {
        gate = new Gate();
    }

    @AfterAll
    void close() {
        gate.close();
    }

    @Test
    void ranksReasonsInThePublishedOrder() {
        assertThat(Rank.values())
                .containsSubsequence(Arrays.stream(Fault.values())
                        .map(fault -> Rank.valueOf(fault.name()))
                        .toArray(Rank[]::new));
    }

    @ParameterizedTest(name = "{0} before {1}")
    @MethodSource("pairs")
    void prefersTheEarlier(Fault earlier, Fault later) {
        Refusal refusal = refusal(statement(EnumSet.of(earlier, later)));

        assertThat(refusal.reason()).as(refusal.message()).isEqualTo(earlier.reason);
        assertThat(refusal.message()).contains(earlier.named);
    }

    @Test
    void prefersTheFirstOfAllThatAreLeft() {
        Set<Fault> left = EnumSet.allOf(Fault.class);
        for (Fault first : Fault.values()) {
            assertThat(refusal(statement(left)).message()).contains(first.named);
            left.remove(first);
        }
        assertThat(gate.judge(statement(left), Shop.policy())).isInstanceOf(Verdict.Admitted.class);
    }

    /** A pair with itself is that fault alone. */
    static Stream<Arguments> pairs() {
        return Arrays.stream(Fault.values()).flatMap(earlier -> Arrays.stream(Fault.values())
                .filter(later -> later.compareTo(earlier) >= 0)
                .map(later -> Arguments.of(earlier, later)));
    }

    private static String statement(Set<Fault> faults) {
        StringBuilder sql = new StringBuilder(faults.contains(Fault.ROOT) ? "EXPLAIN " : "");
        sql.append(faults.contains(Fault.RECURSION) ? "WITH RECURSIVE r AS (SELECT 1)" : "WITH r AS (SELECT 1)");
        append(sql, faults, Fault.WRITE, ", d AS (DELETE FROM orders RETURNING id)");
        sql.append(" SELECT id");
        append(sql, faults, Fault.STAR, ", *");
        append(sql, faults, Fault.BARE_KEYWORD, ", current_user");
        append(sql, faults, Fault.FUNCTION, ", pg_sleep(1)");
        append(sql, faults, Fault.INTO, " INTO x");
        sql.append(faults.contains(Fault.RELATION) ? " FROM secrets" : " FROM customers");
        append(sql, faults, Fault.OFFSET, " OFFSET 3");
        append(sql, faults, Fault.FETCH, " FETCH FIRST 2 ROWS ONLY");
        append(sql, faults, Fault.LOCKING, " FOR UPDATE");
        append(sql, faults, Fault.MULTI_STATEMENT, "; SELECT 2");
        append(sql, faults, Fault.PARSE, " || 'open");
        return sql.toString();
    }

    private static void append(StringBuilder sql, Set<Fault> faults, Fault fault, String text) {
        sql.append(faults.contains(fault) ? text : "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PARSE_ERROR          | no statement    | ;
            PARSE_ERROR          | read            | SELECT FROM WHERE pg_sleep(1) OFFSET 3
            NON_SELECT_ROOT      | DELETE          | WITH d AS (DELETE FROM customers RETURNING id) DELETE FROM orders
            DISALLOWED_CONSTRUCT | generate_series | SELECT g, pg_sleep(1) FROM secrets, generate_series(1, 2) g
            DISALLOWED_CONSTRUCT | pg_read_file    | SELECT a, pg_sleep(1) FROM secrets, pg_read_file('x') a
            DISALLOWED_CONSTRUCT | unnest          | SELECT unnest(ARRAY[1]), current_user FROM customers
            DISALLOWED_TABLE     | secrets         | SELECT unnest(ARRAY[1]) FROM secrets
            SYSTEM_SCHEMA        | pg_class        | SELECT pg_sleep(1), * FROM pg_class
            SYSTEM_SCHEMA        | pg_mine         | SELECT pg_mine.id FROM public.pg_mine
            SELECT_STAR          | *               | SELECT * FROM customers WHERE ssn = 1
            SELECT_STAR          | c               | SELECT json_agg(c) FROM customers c WHERE ssn = 1
            DISALLOWED_COLUMN    | ssn             | SELECT ssn FROM customers
            """)
    void prefers(OutcomeReason reason, String named, String sql) {
        Refusal refusal = refusal(sql);

        assertThat(refusal.reason()).as(refusal.message()).isEqualTo(reason);
        assertThat(refusal.message()).contains(named);
    }

    private Refusal refusal(String sql) {
        return gate.judge(sql, Shop.policy())
                .match(
                        query -> {
                            throw new AssertionError("admitted: " + query.sql());
                        },
                        found -> found);
    }
}
