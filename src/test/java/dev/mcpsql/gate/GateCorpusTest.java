// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each line of the corpus is a promise: refused, or admitted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateCorpusTest {

    /** Admitted by PostgreSQL and harmless, yet refused here: NATURAL JOIN would compare columns that nobody named. */
    private static final Set<String> REFUSED_ON_PURPOSE = Set.of("fidelity-016");

    /** Refused for a star, an OFFSET, a FETCH or a function alone. */
    private static final Set<String> SWITCHED_ON = Keywords.words("""
            offset-fetch-004 offset-fetch-006 offset-fetch-007 offset-fetch-008 offset-fetch-011 offset-fetch-012
            offset-fetch-014 set-returning-002 set-returning-004 set-returning-006 set-returning-009 set-returning-015
            set-returning-020 set-returning-021 star-002 star-003 star-008 star-009 star-016 star-018""");

    private Gate gate;

    record Line(String id, String kind, String sql, String expect) {
        @Override
        public String toString() {
            return id;
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

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesTheHostile(Line line) {
        assertThat(gate.judge(line.sql(), Shop.policy())).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void admitsTheHarmless(Line line) {
        assertThat(gate.judge(line.sql(), Shop.policy())).isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void admitsMostExoticOnes() throws IOException {
        long admitted = lines().filter(line -> line.kind().equals("accept-exotic"))
                .filter(line -> gate.judge(line.sql(), Shop.policy()) instanceof Verdict.Admitted)
                .count();

        assertThat(admitted).isGreaterThanOrEqualTo(9);
    }

    /** What a switch admits is admitted, and nothing else. */
    @ParameterizedTest
    @MethodSource("hostile")
    void refusesTheHostileWithEverySwitchOn(Line line) {
        boolean admitted = gate.judge(line.sql(), Shop.switchedOn()) instanceof Verdict.Admitted;

        assertThat(admitted).isEqualTo(SWITCHED_ON.contains(line.id()));
    }

    static Stream<Line> hostile() throws IOException {
        return lines().filter(line -> line.expect().equals("reject"));
    }

    static Stream<Line> behindSwitches() throws IOException {
        return hostile().filter(line -> SWITCHED_ON.contains(line.id()));
    }

    static Stream<Line> harmless() throws IOException {
        return lines().filter(line -> line.expect().equals("accept"))
                .filter(line -> !line.kind().equals("accept-exotic"))
                .filter(line -> !REFUSED_ON_PURPOSE.contains(line.id()));
    }

    private static Stream<Line> lines() throws IOException {
        JsonMapper json = new JsonMapper();
        try (InputStream stream = Objects.requireNonNull(GateCorpusTest.class.getResourceAsStream("corpus.jsonl"))) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .map(json::readTree)
                    .map(GateCorpusTest::line);
        }
    }

    private static Line line(JsonNode node) {
        return new Line(text(node, "id"), text(node, "class"), text(node, "sql"), text(node, "expect"));
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }
}
