// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.OutcomeReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * PostgreSQL's own grammar judges the gate: what was admitted holds no relation, call or clause that the gate did not
 * answer for, and it is PostgreSQL. Runs under {@code mvn -Preferee}; prints how much was admitted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateReferee {

    private static final int MUTANTS = Integer.getInteger("referee.mutants", 20_000);
    private static final long SEED = Long.getLong("referee.seed", 1);
    /** Of questions over allowed relations, written in no style that a profile must switch on. */
    private static final double LEAST_ADMITTED = 0.98;

    private final Escapes escapes = new Escapes();
    private Gate gate;
    private PostgresGrammar grammar;

    /** What became of a set of statements. */
    private static final class Tally {
        private final Map<OutcomeReason, Integer> refused = new EnumMap<>(OutcomeReason.class);
        private final List<String> escaped = new ArrayList<>();
        private final List<String> refusals = new ArrayList<>();
        private int judged;
        private int admitted;
        private int unreadable;

        /** Nothing escaped, and the gate judged each text. */
        void requireSound() {
            assertThat(escaped).isEmpty();
            assertThat(refused).doesNotContainKey(OutcomeReason.INTERNAL_ERROR);
        }

        double rate() {
            return (double) admitted / judged;
        }

        @Override
        public String toString() {
            return "%,d judged, %,d admitted (%.1f %%), %d of them no PostgreSQL, %d escaped, refused %s"
                    .formatted(judged, admitted, 100 * rate(), unreadable, escaped.size(), refused);
        }
    }

    @BeforeAll
    void open() throws IOException {
        gate = new Gate();
        grammar = new PostgresGrammar();
    }

    @AfterAll
    void close() throws IOException {
        gate.close();
        grammar.close();
    }

    /** Else the other promises would be empty. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT token FROM secrets",
                "WITH secrets AS (SELECT 1) SELECT token FROM public.secrets",
                "SELECT 1 FROM (TABLE secrets) s",
                "SELECT lower('a', VARIADIC pg_read_file('x'))",
                "SELECT current_user",
                "SELECT 'x'::regclass",
                "SELECT 1 OPERATOR(evil.+) 1",
                "SELECT ssn",
                "SELECT c.ssn FROM customers c",
                "SELECT 1 FOR UPDATE",
                "SELECT 1 INTO t",
                "WITH RECURSIVE r AS (SELECT 1) SELECT 1",
                "WITH d AS (DELETE FROM t RETURNING 1) SELECT 1",
                "SELECT 1; SELECT 2",
                "SHOW timezone"
            })
    void noticesWhatNobodyAnsweredFor(String sql) throws IOException {
        assertThat(escapes.of(UngatedQuery.of(sql), grammar.read(sql), Shop.policy()))
                .isNotEmpty();
    }

    @Test
    void answersForPostgresRegressionSelects() throws IOException {
        Tally tally = new Tally();
        for (String sql : RefereeTexts.regressionSelects()) {
            judge(sql, RefereeTexts.policyFor(grammar.read(sql)), tally);
        }
        report("PostgreSQL's regression SELECTs", tally);

        tally.requireSound();
        assertThat(tally.admitted).isGreaterThan(5_000);
    }

    @Test
    void admitsWhatAnalystsAsk() throws IOException {
        Tally tally = new Tally();
        for (String sql : RefereeTexts.analytics()) {
            judge(sql, RefereeTexts.analyticsPolicy(), tally);
        }
        report("questions of analysts", tally);
        tally.refusals.forEach(System.out::println);

        tally.requireSound();
        assertThat(tally.rate()).isGreaterThanOrEqualTo(LEAST_ADMITTED);
    }

    @Test
    void answersForTheCorpora() throws IOException {
        Tally tally = new Tally();
        for (String sql : RefereeTexts.corpora().toList()) {
            judge(sql, Shop.policy(), tally);
        }
        report("our corpora, hostile and harmless", tally);

        tally.requireSound();
    }

    @Test
    void answersForMutants() throws IOException {
        Policy known = RefereeTexts.analyticsPolicy();
        Mutants mutants = new Mutants(seeds(known), new Random(SEED));
        Tally byOneProfile = new Tally();
        Tally byOneThatMayAll = new Tally();
        for (int i = 0; i < MUTANTS; i++) {
            String mutant = mutants.next();
            judge(mutant, known, byOneProfile);
            GrammarFacts facts = grammar.read(mutant);
            if (facts.isPostgres()) {
                judge(mutant, RefereeTexts.policyFor(facts), byOneThatMayAll);
            }
        }
        report("mutants of admitted statements, seed " + SEED, byOneProfile);
        report("those that are PostgreSQL, by a profile that may read all they name", byOneThatMayAll);

        byOneProfile.requireSound();
        byOneThatMayAll.requireSound();
        assertThat(byOneThatMayAll.admitted).isPositive();
    }

    private List<String> seeds(Policy known) throws IOException {
        List<String> texts = new ArrayList<>(RefereeTexts.analytics());
        RefereeTexts.corpora().forEach(texts::add);
        List<String> seeds = new ArrayList<>();
        for (String sql : texts) {
            gate.judge(sql, known).match(query -> seeds.add(query.sql()), refusal -> false);
        }
        for (String sql : RefereeTexts.regressionSelects()) {
            gate.judge(sql, RefereeTexts.policyFor(grammar.read(sql)))
                    .match(query -> seeds.add(query.sql()), refusal -> false);
        }
        return seeds;
    }

    private void judge(String sql, Policy policy, Tally tally) throws IOException {
        tally.judged++;
        Verdict verdict = gate.judge(sql, policy);
        if (verdict instanceof Verdict.Admitted admitted) {
            tally.admitted++;
            GrammarFacts facts = grammar.read(admitted.query().sql());
            tally.unreadable += facts.isPostgres() ? 0 : 1;
            escapes.of(admitted.query(), facts, policy)
                    .forEach(escape ->
                            tally.escaped.add(escape + " in " + admitted.query().sql()));
        } else if (verdict instanceof Verdict.Refused refused) {
            tally.refused.merge(refused.refusal().reason(), 1, Integer::sum);
            tally.refusals.add(
                    refused.refusal().reason() + ": " + refused.refusal().message() + " | " + sql);
        }
    }

    private static void report(String what, Tally tally) {
        System.out.println("referee: " + what + ": " + tally);
    }
}
