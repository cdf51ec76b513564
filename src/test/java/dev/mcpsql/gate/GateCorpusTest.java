// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each line of both halves of the corpus is a promise: refused, or admitted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateCorpusTest {

    private static final System.Logger LOG = System.getLogger(GateCorpusTest.class.getName());

    /** Admitted by PostgreSQL and harmless, yet refused here: NATURAL JOIN would compare columns that nobody named. */
    private static final Set<String> REFUSED_ON_PURPOSE = Set.of("fidelity-016");

    /** Refused for a star, an OFFSET, a FETCH or a function alone. */
    private static final Set<String> SWITCHED_ON = Set.copyOf(ListedLines.of("corpus-switched.txt"));

    private static final List<String> HALVES = List.of("corpus.jsonl", "corpus-second.jsonl");

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

    /** Refusal is tolerable here, fewer admitted than before is not. */
    @ParameterizedTest
    @CsvSource({"corpus.jsonl, 9", "corpus-second.jsonl, 20"})
    void admitsManyExoticOnes(String half, long least) {
        List<Line> exotic = lines(half).filter(GateCorpusTest::exotic).toList();
        long admitted = exotic.stream().filter(this::admits).count();

        LOG.log(Level.INFO, "{0}: {1} of {2} exotic ones admitted", half, admitted, exotic.size());
        assertThat(admitted).isGreaterThanOrEqualTo(least);
    }

    /** What a switch admits is admitted, and nothing else. */
    @ParameterizedTest
    @MethodSource("hostile")
    void refusesTheHostileWithEverySwitchOn(Line line) {
        boolean admitted = gate.judge(line.sql(), Shop.switchedOn()) instanceof Verdict.Admitted;

        assertThat(admitted).isEqualTo(SWITCHED_ON.contains(line.id()));
    }

    /** Two lines with one id, or one text with two verdicts, would hide one another in a report. */
    @Test
    void namesEachLineAndEachTextOnce() {
        assertThat(lines().map(Line::id)).doesNotHaveDuplicates();
        assertThat(lines().map(Line::sql)).doesNotHaveDuplicates();
    }

    private boolean admits(Line line) {
        return gate.judge(line.sql(), Shop.policy()) instanceof Verdict.Admitted;
    }

    static Stream<Line> hostile() {
        return lines().filter(line -> line.expect().equals("reject"));
    }

    static Stream<Line> harmless() {
        return lines().filter(line -> line.expect().equals("accept"))
                .filter(line -> !exotic(line))
                .filter(line -> !REFUSED_ON_PURPOSE.contains(line.id()));
    }

    private static boolean exotic(Line line) {
        return line.kind().equals("accept-exotic");
    }

    private static Stream<Line> lines() {
        return HALVES.stream().flatMap(GateCorpusTest::lines);
    }

    private static Stream<Line> lines(String half) {
        JsonMapper json = new JsonMapper();
        try (InputStream stream = Objects.requireNonNull(GateCorpusTest.class.getResourceAsStream(half))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(json::readTree)
                    .map(GateCorpusTest::line);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Line line(JsonNode node) {
        return new Line(text(node, "id"), text(node, "class"), text(node, "sql"), text(node, "expect"));
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }
}
