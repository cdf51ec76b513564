// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.QueryRules;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No text takes the gate's stack, and each bound is named when it is passed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileShapesTest {

    private static final QueryRules GENEROUS = new QueryRules(Set.of(), 0, 0, 1024 * 1024, 100_000, Set.of(), Set.of());

    /** A fifth of what a server's thread has. */
    private static final long SMALL_STACK = 200 * 1024;

    private static final Map<String, String> SHAPES = HostileShapes.all();

    private Gate gate;

    @BeforeAll
    void open() {
        gate = new Gate();
        gate.judge("select count(*) from customers where id in (1, 2)", Shop.policy());
    }

    @AfterAll
    void close() {
        gate.close();
    }

    @ParameterizedTest
    @MethodSource("names")
    void endsWithAVerdict(String name) {
        assertThat(outcome(SHAPES.get(name), Shop.policy())).isNotIn("INTERNAL_ERROR", "UNAVAILABLE", "CANCELLED");
        assertThat(outcome(SHAPES.get(name), Shop.switchedOn())).isNotIn("INTERNAL_ERROR", "UNAVAILABLE", "CANCELLED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select %s1 from customers                | (      | 0
            select id from customers where %sid = 1  | not    | 0
            select %sid from customers               | -      | 2
            select %s(1)                             | abs(   | 0
            """)
    void judgesWhatIsSmallOnASmallStack(String frame, String part, int blanks) throws Exception {
        String opened = (part + " ".repeat(blanks + 1)).repeat(16);
        String closed = part.endsWith("(") ? ")".repeat(16) : "";
        String sql = frame.formatted(opened).replaceFirst(" from|$", closed + "$0");
        FutureTask<String> task = new FutureTask<>(() -> outcome(sql, Shop.policy()));
        Thread thread = new Thread(null, task, "small", SMALL_STACK);

        thread.start();

        assertThat(task.get()).doesNotContain("TOO_COMPLEX", "INTERNAL_ERROR");
    }

    @Test
    void namesTheBoundAndAWayAround() {
        assertThat(message("select 1 where 1 in (" + "1, ".repeat(2_000) + "1)"))
                .contains("2000")
                .contains("= ANY ('{…}')");
        assertThat(message("select '" + "a".repeat(64 * 1024) + "'"))
                .contains("65536")
                .contains("= ANY ('{…}')");
        assertThat(message("select " + "a".repeat(64))).contains("63 bytes");
        assertThat(message("select \"" + "ä".repeat(32) + "\"")).contains("63 bytes");
    }

    @Test
    void takesLongListsWhereTheProfileAdmitsThem() {
        String sql = "select id from customers where id in (" + "1234567, ".repeat(99_999) + "1)";

        assertThat(outcome(sql, Shop.policy(GENEROUS))).isEqualTo("ADMITTED");
        assertThat(outcome(sql, Shop.policy())).isEqualTo("TOO_COMPLEX");
    }

    static Stream<String> names() {
        return SHAPES.keySet().stream();
    }

    private String outcome(String sql, Policy policy) {
        return gate.judge(sql, policy)
                .match(query -> "ADMITTED", refusal -> refusal.reason().name());
    }

    private String message(String sql) {
        return gate.judge(sql, Shop.policy()).match(query -> "", refusal -> {
            assertThat(refusal.reason()).isEqualTo(OutcomeReason.TOO_COMPLEX);
            return refusal.message();
        });
    }
}
