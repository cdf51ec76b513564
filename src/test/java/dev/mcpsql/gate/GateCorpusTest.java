// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.gate.token.ListedLines;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of both halves of the corpus is a promise: refused, or admitted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateCorpusTest {

    private static final System.Logger LOG = System.getLogger(GateCorpusTest.class.getName());

    /** Refused for a star, an OFFSET, a FETCH or a function alone. */
    private static final Set<String> SWITCHED_ON = Set.copyOf(ListedLines.of("corpus-switched.txt"));

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
    @MethodSource("hostile")
    void refusesTheHostile(Corpus.Line line) {
        assertThat(gate.judge(line.sql(), Shop.policy())).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void admitsTheHarmless(Corpus.Line line) {
        assertThat(gate.judge(line.sql(), Shop.policy())).isInstanceOf(Verdict.Admitted.class);
    }

    /** Refusal is tolerable here, fewer admitted than before is not. */
    @ParameterizedTest
    @CsvSource({"corpus.jsonl, 9", "corpus-second.jsonl, 20"})
    void admitsManyExoticOnes(String half, long least) {
        List<Corpus.Line> exotic =
                Corpus.lines(half).filter(GateCorpusTest::exotic).toList();
        long admitted = exotic.stream().filter(this::admits).count();

        LOG.log(Level.INFO, "{0}: {1} of {2} exotic ones admitted", half, admitted, exotic.size());
        assertThat(admitted).isGreaterThanOrEqualTo(least);
    }

    /** What a switch admits is admitted, and nothing else. */
    @ParameterizedTest
    @MethodSource("hostile")
    void refusesTheHostileWithEverySwitchOn(Corpus.Line line) {
        boolean admitted = gate.judge(line.sql(), Shop.switchedOn()) instanceof Verdict.Admitted;

        assertThat(admitted).isEqualTo(SWITCHED_ON.contains(line.id()));
    }

    /** Two lines with one id, or one text with two verdicts, would hide one another in a report. */
    @Test
    void namesEachLineAndEachTextOnce() {
        assertThat(Corpus.lines().map(Corpus.Line::id)).doesNotHaveDuplicates();
        assertThat(Corpus.lines().map(Corpus.Line::sql)).doesNotHaveDuplicates();
    }

    private boolean admits(Corpus.Line line) {
        return gate.judge(line.sql(), Shop.policy()) instanceof Verdict.Admitted;
    }

    static Stream<Corpus.Line> hostile() {
        return Corpus.lines().filter(line -> !line.harmless());
    }

    static Stream<Corpus.Line> behindSwitches() {
        return hostile().filter(line -> SWITCHED_ON.contains(line.id()));
    }

    static Stream<Corpus.Line> harmless() {
        return Corpus.lines().filter(Corpus.Line::harmless).filter(line -> !exotic(line));
    }

    private static boolean exotic(Corpus.Line line) {
        return line.kind().equals("accept-exotic");
    }
}
