// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.QueryRules;
import dev.mcpsql.vocabulary.QueryRules.Syntax;
import dev.mcpsql.vocabulary.Refusal;
import java.util.EnumSet;
import java.util.OptionalLong;
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

/** Each line of {@code switched.txt} and {@code unswitched.txt} is a promise about the switches of a profile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateSwitchesTest {

    /** Of the statements that are refused by default, those that a switch opens. */
    private static final Set<String> OPENED = Set.of(
            "SELECT pg_catalog.generate_series(1, 10)",
            "SELECT g.g FROM generate_series(1, 10) g",
            "SELECT * FROM customers",
            "SELECT c.* FROM customers c",
            "SELECT DISTINCT ON (country) * FROM customers",
            "SELECT x.c3 FROM (SELECT * FROM customers) AS x(c1, c2, c3, c4)",
            "SELECT id FROM customers OFFSET 5",
            "SELECT id FROM customers FETCH FIRST 5 ROWS ONLY");

    private Gate gate;

    /** What a profile can switch on. */
    enum Switch {
        STAR,
        OFFSET,
        FETCH,
        RECURSION,
        ROWS;

        /** The rules with everything on but this. */
        QueryRules off() {
            Set<Syntax> syntax = EnumSet.allOf(Syntax.class);
            syntax.removeIf(construct -> construct.name().equals(name()));
            return Shop.rules(syntax, this == RECURSION ? 0 : 50, this == ROWS ? 0 : 1_000);
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

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("switched")
    void admitsWhatIsSwitchedOn(Switch needed, String sql) {
        AdmittedQuery once = admitted(sql, Shop.switchedOn());

        assertThat(admitted(once.sql(), Shop.switchedOn()).sql()).isEqualTo(once.sql());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("switched")
    void refusesWhatIsSwitchedOff(Switch needed, String sql) {
        assertThat(gate.judge(sql, Shop.withStaff(needed.off()))).isInstanceOf(Verdict.Refused.class);
        assertThat(gate.judge(sql, Shop.withStaff(QueryRules.DEFAULT))).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("unswitched")
    void refusesWhatNoSwitchAdmits(OutcomeReason reason, String sql) {
        Refusal refusal = refusal(sql, Shop.switchedOn());

        assertThat(refusal.reason()).as(refusal.message()).isEqualTo(reason);
    }

    /** Switches open what they name and change no other reason. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("dev.mcpsql.gate.GateRefusalsTest#lines")
    void refusesAllElseAsBefore(OutcomeReason reason, String sql) {
        String outcome = gate.judge(sql, Shop.switchedOn())
                .match(query -> "admitted", refusal -> refusal.reason().name());

        assertThat(outcome).isEqualTo(OPENED.contains(sql) ? "admitted" : reason.name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT id FROM customers FETCH FIRST 5 ROWS ONLY                          | 5
            SELECT id FROM customers FETCH NEXT ROW ONLY                              | 1
            SELECT id FROM customers OFFSET 10 ROWS FETCH NEXT 7 ROWS ONLY            | 7
            SELECT id FROM customers UNION SELECT id FROM orders FETCH FIRST 4 ROWS ONLY | 4
            SELECT id FROM customers LIMIT 3 OFFSET 100                               | 3
            SELECT id FROM customers FETCH FIRST 0 ROWS ONLY                          | 0
            SELECT id FROM customers OFFSET 10                                        | -1
            """)
    void takesTheStatedLimitFromFetch(String sql, long limit) {
        assertThat(admitted(sql, Shop.switchedOn()).statedLimit())
                .isEqualTo(limit < 0 ? OptionalLong.empty() : OptionalLong.of(limit));
    }

    @Test
    void keepsTheStarInTheTextThatRuns() {
        assertThat(admitted("SELECT c.* FROM customers c", Shop.switchedOn()).sql())
                .isEqualTo("select c.* from public.customers c");
    }

    @Test
    void admitsRecursionAsDeepAsTheProfileSays() {
        String sql = "WITH RECURSIVE t(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM t WHERE n < %d) SELECT n FROM t";
        Policy five = Shop.policy(Shop.rules(Set.of(), 5, 0));

        assertThat(gate.judge(sql.formatted(5), five)).isInstanceOf(Verdict.Admitted.class);
        assertThat(gate.judge(sql.formatted(6), five)).isInstanceOf(Verdict.Refused.class);
        assertThat(gate.judge(sql.replace("<", "<=").formatted(5), five)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void showsHowToCountARecursion() {
        String sql = "WITH RECURSIVE tree AS (SELECT id FROM staff UNION ALL SELECT s.id FROM staff s JOIN tree t"
                + " ON s.boss_id = t.id) SELECT id FROM tree";

        assertThat(refusal(sql, Shop.switchedOn()).message()).contains("tree", "1 AS depth", "depth + 1", "depth < 50");
    }

    private AdmittedQuery admitted(String sql, Policy policy) {
        return gate.judge(sql, policy).match(query -> query, refusal -> {
            throw new AssertionError(refusal.reason() + ": " + refusal.message());
        });
    }

    private Refusal refusal(String sql, Policy policy) {
        return gate.judge(sql, policy)
                .match(
                        query -> {
                            throw new AssertionError("admitted: " + query.sql());
                        },
                        refusal -> refusal);
    }

    static Stream<Arguments> switched() {
        return StatementFile.lines("switched.txt").map(line -> {
            String[] parts = line.split(" \\| ", 2);
            return Arguments.of(Switch.valueOf(parts[0]), parts[1]);
        });
    }

    static Stream<Arguments> unswitched() {
        return StatementFile.lines("unswitched.txt").map(line -> {
            String[] parts = line.split(" \\| ", 2);
            return Arguments.of(OutcomeReason.valueOf(parts[0]), parts[1]);
        });
    }
}
