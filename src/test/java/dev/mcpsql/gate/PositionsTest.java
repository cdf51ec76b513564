// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A place in the text that runs leads to the same token in the text that was sent, counted in characters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PositionsTest {

    private Gate gate;

    @BeforeAll
    void open() {
        gate = new Gate();
    }

    @AfterAll
    void close() {
        gate.close();
    }

    /** Each line: what was sent, a piece of the text that runs, the piece of the sent text that it leads to. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            SELECT  ID::int FROM Orders              ¦ id          ¦ ID
            SELECT  ID::int FROM Orders              ¦ public      ¦ Orders
            SELECT  ID::int FROM Orders              ¦ orders      ¦ Orders
            SELECT  ID::int FROM Orders              ¦ rders       ¦ Orders
            SELECT/* a comment */1+STATUS FROM orders ¦ status     ¦ STATUS
            /* 1 */ SELECT -- 2⏎ upper( total ) FROM orders ¦ upper ¦ upper
            SELECT E'\\x41', NAME FROM customers;    ¦ name        ¦ NAME
            SELECT '😀€', NAME FROM customers        ¦ name        ¦ NAME
            SELECT '😀€'::int, 1                     ¦ '😀€'       ¦ '😀€'
            SELECT $q$it's$q$ || 1_000               ¦ 1000        ¦ 1_000
            SELECT 1 where 1!=2                      ¦ <>          ¦ !=
            SELECT "Z" FROM (SELECT 1 AS "Z") x      ¦ "Z"         ¦ "Z"
            SELECT o.status FROM orders o JOIN customers c ON c.id = o.customer_id ¦ on c ¦ ON
            """)
    void leadBack(String sent, String run, String to) {
        String asSent = sent.replace('⏎', '\n');
        AdmittedQuery query = query(asSent);
        int position = characters(query.sql(), query.sql().indexOf(run));

        assertThat(query.originalPosition(position)).hasValue(characters(asSent, asSent.indexOf(to)));
    }

    @Test
    void doNotLeadOutOfTheText() {
        AdmittedQuery query = query("SELECT 1");

        assertThat(query.originalPosition(0)).isEmpty();
        assertThat(query.originalPosition(-1)).isEmpty();
        assertThat(query.originalPosition(9)).isEmpty();
        assertThat(query.originalPosition(Integer.MAX_VALUE)).isEmpty();
    }

    private AdmittedQuery query(String sql) {
        return gate.judge(sql, Shop.policy()).match(query -> query, refusal -> {
            throw new AssertionError(refusal.toString());
        });
    }

    private static int characters(String text, int offset) {
        return text.codePointCount(0, offset) + 1;
    }
}
