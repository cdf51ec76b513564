// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.Refusal;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of {@code refused.txt} is a promise: this text is refused, and for this reason. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateRefusalsTest {

    private Gate gate;

    @BeforeAll
    void open() {
        gate = new Gate();
    }

    @AfterAll
    void close() {
        gate.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("lines")
    void refuses(OutcomeReason reason, String sql) {
        Refusal refusal = refusal(sql, Shop.policy());

        assertThat(refusal.reason()).as(refusal.message()).isEqualTo(reason);
        assertThat(refusal.message()).isNotBlank().endsWith(".").doesNotContain("\n");
    }

    @Test
    void everyReasonOfTheGateHasALine() {
        EnumSet<OutcomeReason> elsewhere = EnumSet.of(
                OutcomeReason.EXECUTION_ERROR,
                OutcomeReason.TIMEOUT,
                OutcomeReason.MISCONFIGURED,
                OutcomeReason.OVER_BUDGET,
                OutcomeReason.OVER_QUOTA,
                OutcomeReason.CANCELLED,
                OutcomeReason.UNAVAILABLE,
                OutcomeReason.INVALID_ARGUMENT,
                OutcomeReason.INTERNAL_ERROR);

        assertThat(lines().map(line -> (OutcomeReason) line.get()[0]).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(elsewhere));
    }

    @Test
    void refusesLongTextsBeforeReadingThem() {
        assertThat(refusal("SELECT '" + "x".repeat(70_000) + "'", Shop.policy()).reason())
                .isEqualTo(OutcomeReason.TOO_COMPLEX);
        assertThat(refusal("SELECT " + "1,".repeat(6_000) + "1", Shop.policy()).reason())
                .isEqualTo(OutcomeReason.TOO_COMPLEX);
    }

    @ParameterizedTest
    @MethodSource("deepTexts")
    void refusesDeepTexts(String sql) {
        assertThat(refusal(sql, Shop.policy()).reason()).isEqualTo(OutcomeReason.TOO_COMPLEX);
    }

    static Stream<String> deepTexts() {
        return Stream.of(
                "SELECT " + "(".repeat(1_000) + "1" + ")".repeat(1_000),
                "SELECT " + "abs(".repeat(200) + "1" + ")".repeat(200),
                "SELECT " + "CASE WHEN true THEN ".repeat(100) + "1" + " END".repeat(100),
                "SELECT " + "NOT ".repeat(3_000) + "true",
                "SELECT 1" + " + 1".repeat(3_000),
                "SELECT 1" + "::int".repeat(1_000),
                "SELECT " + "- ".repeat(1_000) + "1",
                "SELECT 1" + " UNION SELECT 1".repeat(2_000),
                "SELECT 1 WHERE 1 IN (1" + ", 1".repeat(3_000) + ")",
                "SELECT 1 FROM customers c0"
                        + Stream.iterate(1, i -> i + 1)
                                .limit(80)
                                .map(i -> ", customers c" + i)
                                .collect(Collectors.joining()));
    }

    @Test
    void tellsUnknownAndForbiddenTablesAlike() {
        String forbidden = refusal("SELECT id FROM secrets", Shop.policy()).message();
        String unknown = refusal("SELECT id FROM absent", Shop.policy()).message();

        assertThat(forbidden.replace("secrets", "absent")).isEqualTo(unknown);
    }

    @Test
    void namesTheSpellingsOfAnAmbiguousTable() {
        Policy policy = Shop.policy(Map.of(
                RelationName.of("sales", "orders"), Shop.columns("id"),
                RelationName.of("public", "orders"), Shop.columns("id")));

        assertThat(refusal("SELECT id FROM orders", policy).message()).contains("public.orders", "sales.orders");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT id FROM customers WHERE name LIKE 'a%' = true        | near =
            SELECT id FROM customers LIMIT 5 LIMIT 6                    | near LIMIT after 5
            SELECT id FROM customers WHERE                              | after WHERE
            SELECT id, FROM customers                                   | near FROM after ,
            SELECT JSON_OBJECT('a': 1)                                  | json_build_object('k', v)
            SELECT JSON_ARRAYAGG(id) FROM customers                     | json_agg(a ORDER BY b)
            SELECT o.id FROM customers JOIN orders o USING (id) AS j    | USING (…) AS
            """)
    void saysWhereAndWhat(String sql, String part) {
        assertThat(refusal(sql, Shop.policy()).message()).contains(part);
    }

    /** In PostgreSQL a hidden column of the inner relation would capture the name. */
    @Test
    void looksForNoColumnBehindARelationThatIsVisibleInPart() {
        Policy policy = Shop.policy(Map.of(
                RelationName.of("public", "customers"),
                new VisibleColumns(Shop.columns("id name").names(), Extent.PART),
                RelationName.of("public", "orders"),
                Shop.columns("id total")));

        assertThat(refusal("SELECT (SELECT max(total) FROM customers) FROM orders", policy)
                        .reason())
                .isEqualTo(OutcomeReason.DISALLOWED_COLUMN);
        assertThat(gate.judge("SELECT (SELECT max(o.total) FROM customers) FROM orders o", policy))
                .isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void joinsNaturallyOnlyWhatIsWholeAndOffersUsing() {
        Policy policy = Shop.policy(Map.of(
                RelationName.of("public", "customers"),
                new VisibleColumns(Shop.columns("id name").names(), Extent.PART),
                RelationName.of("public", "orders"),
                Shop.columns("id name total")));

        assertThat(refusal("SELECT 1 FROM orders NATURAL JOIN customers", policy)
                        .message())
                .contains("USING (id, name)");
        assertThat(refusal("SELECT 1 FROM orders NATURAL JOIN (SELECT 'guess' AS ssn) g", policy)
                        .reason())
                .isEqualTo(OutcomeReason.DISALLOWED_CONSTRUCT);
        assertThat(gate.judge("SELECT 1 FROM orders NATURAL JOIN (SELECT 1 AS id) g", policy))
                .isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void keepsSystemSchemasClosedWhateverThePolicySays() {
        Policy policy = Shop.policy(Map.of(RelationName.of("mcp_sql", "web_session"), Shop.columns("id")));

        assertThat(refusal("SELECT id FROM mcp_sql.web_session", policy).reason())
                .isEqualTo(OutcomeReason.SYSTEM_SCHEMA);
        assertThat(gate.judge("SELECT id FROM web_session", policy)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void survivesTextsThatAreNoText() {
        Stream.of("\0", "SELECT '\0'", "\uD800", "SELECT '\uD800'", "\u000b", "\u0007SELECT 1", "\uFEFFSELECT 1")
                .forEach(sql -> assertThat(refusal(sql, Shop.policy()).reason()).isEqualTo(OutcomeReason.PARSE_ERROR));
    }

    private Refusal refusal(String sql, Policy policy) {
        return gate.judge(sql, policy)
                .match(
                        query -> {
                            throw new AssertionError("admitted: " + query.sql());
                        },
                        refusal -> refusal);
    }

    static Stream<Arguments> lines() {
        return StatementFile.lines("refused.txt").map(line -> {
            String[] parts = line.split(" \\| ", 2);
            return Arguments.of(OutcomeReason.valueOf(parts[0]), parts[1].equals("''") ? "" : parts[1]);
        });
    }
}
