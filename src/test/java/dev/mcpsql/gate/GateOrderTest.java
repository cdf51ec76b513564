// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.gate.Findings.Rank;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pins which reason wins when several apply. */
class GateOrderTest {

    private final Gate gate = new Gate();

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void ranksReasonsInThePublishedOrder() {
        assertThat(Rank.values())
                .containsSubsequence(
                        Rank.PARSE,
                        Rank.MULTI_STATEMENT,
                        Rank.ROOT,
                        Rank.WRITE,
                        Rank.RECURSION,
                        Rank.INTO,
                        Rank.OFFSET,
                        Rank.FETCH,
                        Rank.LOCKING,
                        Rank.RELATION,
                        Rank.FUNCTION,
                        Rank.BARE_KEYWORD,
                        Rank.STAR);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PARSE_ERROR          | literal       | SELECT 'open; DROP TABLE x
            PARSE_ERROR          | no statement  | ;
            PARSE_ERROR          | read          | SELECT FROM WHERE pg_sleep(1) OFFSET 3
            MULTI_STATEMENT      | several       | DELETE FROM customers; SELECT * FROM secrets
            NON_SELECT_ROOT      | DELETE        | WITH d AS (DELETE FROM customers RETURNING id) DELETE FROM orders
            WRITEABLE_CTE        | DELETE        | WITH RECURSIVE d AS (DELETE FROM secrets RETURNING *) SELECT * FROM d
            DISALLOWED_CONSTRUCT | RECURSIVE     | WITH RECURSIVE a AS (SELECT 1) SELECT * INTO x FROM secrets
            SELECT_INTO          | INTO          | SELECT id INTO x FROM secrets OFFSET 3
            DISALLOWED_CONSTRUCT | OFFSET        | SELECT pg_sleep(1) FROM secrets OFFSET 1 FETCH FIRST ROW ONLY
            DISALLOWED_CONSTRUCT | FETCH         | SELECT pg_sleep(1) FROM secrets FETCH FIRST 1 ROW ONLY FOR UPDATE
            DISALLOWED_CONSTRUCT | FOR UPDATE    | SELECT pg_sleep(1) FROM secrets FOR UPDATE
            DISALLOWED_TABLE     | secrets       | SELECT pg_sleep(1), current_user, * FROM secrets
            SYSTEM_SCHEMA        | pg_class      | SELECT pg_sleep(1), * FROM pg_class
            DISALLOWED_FUNCTION  | pg_sleep      | SELECT current_user, *, pg_sleep(1) FROM customers
            DISALLOWED_FUNCTION  | CURRENT_USER  | SELECT *, current_user FROM customers
            SELECT_STAR          | column        | SELECT * FROM customers WHERE ssn = 1
            """)
    void prefers(OutcomeReason reason, String named, String sql) {
        Refusal refusal = gate.judge(sql, Shop.policy())
                .match(
                        query -> {
                            throw new AssertionError("admitted: " + query.sql());
                        },
                        found -> found);

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.message()).contains(named);
    }
}
