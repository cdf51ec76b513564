// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.token.CanonicalText;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Lexer;
import dev.mcpsql.gate.token.Token;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.List;

/** Texts that a coverage-guided fuzzer makes up. A text that breaks one of these belongs into {@code refused.txt}. */
class GateFuzzTest {

    private static final Gate GATE = new Gate();
    private static final Policy POLICY = Shop.policy();

    @FuzzTest
    void theCanonicalTextHasTheSameTokens(FuzzedDataProvider data) {
        Findings findings = new Findings();
        List<Token> tokens = Lexer.read(data.consumeRemainingAsString(), findings);

        if (findings.isEmpty() && !Lexer.read(CanonicalText.of(tokens).text(), findings).equals(tokens)) {
            throw new AssertionError("the canonical text has other tokens");
        }
    }

    @FuzzTest
    void whatRunsIsAdmittedAgainAsItself(FuzzedDataProvider data) {
        String once = outcome(data.consumeRemainingAsString());

        if (!once.isEmpty() && !outcome(once).equals(once)) {
            throw new AssertionError("the text that runs is judged otherwise");
        }
    }

    private static String outcome(String sql) {
        return GATE.judge(sql, POLICY).match(AdmittedQuery::sql, refusal -> {
            if (refusal.reason() == OutcomeReason.INTERNAL_ERROR) {
                throw new AssertionError("the gate broke");
            }
            return "";
        });
    }
}
