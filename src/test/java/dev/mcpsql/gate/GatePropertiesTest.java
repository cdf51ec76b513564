// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.gate.screen.RelationScan;
import dev.mcpsql.gate.screen.StatementRoot;
import dev.mcpsql.gate.token.CanonicalText;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Lexer;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What holds for every text, tried on many: {@code fuzz.rounds} of each property from {@code fuzz.seed}.
 *
 * <p>A text that broke one belongs into {@code refused.txt} or {@code admitted.txt}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatePropertiesTest {

    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 500);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_122L);

    private Gate gate;
    private Mutations mutations;

    @BeforeAll
    void open() {
        gate = new Gate();
        mutations = new Mutations(
                SEED,
                Stream.concat(admitted(), StatementFile.lines("refused.txt")).toList());
    }

    @AfterAll
    void close() {
        gate.close();
    }

    @Test
    void everyTextGetsAVerdict() {
        for (int i = 0; i < ROUNDS; i++) {
            String sql = i % 2 == 0 ? mutations.mixed() : mutations.garbled();

            assertThat(outcome(sql))
                    .as(sql)
                    .doesNotStartWith(OutcomeReason.INTERNAL_ERROR.name())
                    .doesNotStartWith(OutcomeReason.UNAVAILABLE.name());
        }
    }

    @Test
    void whatRunsIsAdmittedAgainAsItself() {
        for (int i = 0; i < ROUNDS; i++) {
            String sql = mutations.mixed();
            String outcome = outcome(sql);

            if (outcome.startsWith("ADMITTED ")) {
                assertThat(outcome(outcome.substring("ADMITTED ".length())))
                        .as(sql)
                        .isEqualTo(outcome);
            }
        }
    }

    @Test
    void spellingDecidesNothing() {
        for (int i = 0; i < ROUNDS; i++) {
            String sql = mutations.mixed();
            Findings findings = new Findings();
            List<Token> tokens = Lexer.read(sql, findings);

            if (findings.isEmpty()) {
                assertThat(outcome(mutations.respelled(tokens))).as(sql).isEqualTo(outcome(sql));
            }
        }
    }

    @Test
    void aForbiddenRelationIsNeverAdmitted() {
        List<String> statements = admitted().toList();
        for (String sql : statements) {
            Findings findings = new Findings();
            List<Token> tokens = StatementRoot.onlyStatement(Lexer.read(sql, findings), findings);
            BitSet relations = RelationScan.scan(new Tokens(tokens), Set.of(), findings);
            relations.stream().forEach(at -> {
                List<Token> changed = new ArrayList<>(tokens);
                changed.set(at, new Token(Token.Kind.WORD, "secrets", "secrets"));

                assertThat(outcome(CanonicalText.of(changed).text())).as(sql).doesNotStartWith("ADMITTED");
            });
        }
    }

    private static Stream<String> admitted() {
        return StatementFile.lines("admitted.txt");
    }

    private String outcome(String sql) {
        return gate.judge(sql, Shop.policy()).match(query -> "ADMITTED " + query.sql(), refusal -> refusal.reason()
                .name());
    }
}
