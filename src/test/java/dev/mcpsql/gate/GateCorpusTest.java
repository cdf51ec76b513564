// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
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

        assertThat(admitted).isGreaterThanOrEqualTo(12);
    }

    static Stream<Line> hostile() throws IOException {
        return lines().filter(line -> line.expect().equals("reject"));
    }

    static Stream<Line> harmless() throws IOException {
        return lines().filter(line -> line.expect().equals("accept"))
                .filter(line -> !line.kind().equals("accept-exotic"));
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
