// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.RelationName;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each line of {@code admitted.txt} is a promise: this text runs, as the text that was judged. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateAdmissionsTest {

    private Gate gate;

    @BeforeAll
    void open() {
        gate = new Gate();
    }

    @AfterAll
    void close() {
        gate.close();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void admits(String sql) {
        assertThat(query(sql).sql()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void admitsItsOwnText(String sql) {
        AdmittedQuery once = query(sql);

        AdmittedQuery twice = query(once.sql());

        assertThat(twice.sql()).isEqualTo(once.sql());
        assertThat(twice.relations()).isEqualTo(once.relations());
        assertThat(twice.statedLimit()).isEqualTo(once.statedLimit());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT id FROM customers;;                      | select id from public.customers
            SELECT c.ID FROM Customers AS C                 | select c.id from public.customers as c
            SELECT id FROM public.customers                 | select id from public.customers
            WITH customers AS (SELECT 1 AS id) SELECT id FROM customers | with customers as (select 1 as id) select id from customers
            WITH o AS (SELECT id FROM orders) SELECT id FROM o | with o as (select id from public.orders) select id from o
            SELECT E'a\\'b', $$it's$$, 'x' /* c */ , 0x1F   | select 'a''b', 'it''s', 'x', 31
            SELECT customers.id FROM customers -- c         | select customers.id from public.customers
            SELECT o.status AS ssn FROM orders o GROUP BY status, ssn       | select o.status as ssn from public.orders o group by status, 1
            SELECT name AS ssn, count(*) FROM customers GROUP BY 1, ssn     | select name as ssn, count (*) from public.customers group by 1, 1
            SELECT lower(name) AS ssn FROM customers GROUP BY lower(name), ssn | select lower (name) as ssn from public.customers group by lower (name), 1
            SELECT 1 AS a, id AS ssn FROM customers GROUP BY ROLLUP ((country, ssn)) | select 1 as a, id as ssn from public.customers group by rollup ((country, 2))
            SELECT id FROM customers WHERE id != 1          | select id from public.customers where id <> 1
            """)
    void writesCanonicalText(String sql, String canonical) {
        assertThat(query(sql).sql()).isEqualTo(canonical);
    }

    /** Syntax of PostgreSQL 16 and later, which older servers refuse by themselves. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT name IS JSON, name IS NOT JSON OBJECT WITH UNIQUE KEYS AS x, name IS JSON ARRAY FROM customers",
                "SELECT created_at AT LOCAL FROM customers"
            })
    void admitsNewSyntax(String sql) {
        assertThat(query(sql).relations()).isNotEmpty();
    }

    @Test
    void quotesASchemaThatNeedsIt() {
        Policy policy = Shop.policy(Map.of(
                RelationName.of("Sales Data", "orders"), Shop.columns("id"),
                RelationName.of("user", "visits"), Shop.columns("id")));

        assertThat(query("SELECT id FROM orders", policy).sql()).isEqualTo("select id from \"Sales Data\".orders");
        assertThat(query("SELECT id FROM visits", policy).sql()).isEqualTo("select id from \"user\".visits");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT id FROM customers                                   | -1
            SELECT id FROM customers LIMIT ALL                         | -1
            SELECT id FROM customers LIMIT NULL                        | -1
            SELECT id FROM customers LIMIT 0                           | 0
            SELECT id FROM customers LIMIT 7                           | 7
            SELECT id FROM customers LIMIT 2 + 3                       | 5
            SELECT id FROM customers LIMIT (5)                         | 5
            SELECT id FROM customers LIMIT 2 + 3 * 2                   | 8
            SELECT id FROM customers LIMIT (2 + 3) * 2                 | 10
            SELECT id FROM customers LIMIT 9 - 2 - 3                   | 4
            SELECT id FROM customers LIMIT 3 - 5 + 2                   | 0
            SELECT id FROM customers LIMIT 999999999999999999          | 999999999999999999
            (SELECT id FROM customers LIMIT 4)                         | 4
            SELECT id FROM customers UNION SELECT id FROM orders LIMIT 6 | 6
            (SELECT id FROM customers LIMIT 1) UNION (SELECT 2 LIMIT 1) | -1
            SELECT x.id FROM (SELECT id FROM customers LIMIT 3) x      | -1
            WITH a AS (SELECT id FROM customers LIMIT 3) SELECT id FROM a LIMIT 8 | 8
            """)
    void tellsTheStatedLimit(String sql, long limit) {
        assertThat(query(sql).statedLimit()).isEqualTo(limit < 0 ? OptionalLong.empty() : OptionalLong.of(limit));
    }

    @Test
    void tellsTheRelations() {
        String sql = "WITH c AS (SELECT id FROM customers) SELECT c.id FROM c JOIN orders o ON o.customer_id = c.id";

        assertThat(query(sql).relations())
                .containsExactlyInAnyOrder(RelationName.of("public", "customers"), RelationName.of("public", "orders"));
    }

    @Test
    void judgesNoMoreOnceClosed() {
        Gate closed = new Gate();
        closed.close();

        assertThat(closed.judge("SELECT 1", Shop.policy())).isInstanceOf(Verdict.Refused.class);
    }

    private AdmittedQuery query(String sql) {
        return query(sql, Shop.policy());
    }

    private AdmittedQuery query(String sql, Policy policy) {
        return gate.judge(sql, policy).match(query -> query, refusal -> {
            throw new AssertionError(refusal.reason() + ": " + refusal.message());
        });
    }

    static Stream<String> lines() {
        return StatementFile.lines("admitted.txt");
    }
}
