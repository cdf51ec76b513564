// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mcpsql.fuzz.FuzzedTexts;
import dev.mcpsql.fuzz.FuzzingCost;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Any text becomes tokens or a finding. A text that breaks this belongs into {@code refused.txt}. */
class LexerFuzz {

    private static final FuzzingCost COST = new FuzzingCost();

    @BeforeAll
    static void sow() throws IOException {
        FuzzedTexts.sow(LexerFuzz.class, "theCanonicalTextHasTheSameTokens");
    }

    @AfterAll
    static void report() {
        COST.print("lexer");
    }

    @DictionaryFile(resourcePath = FuzzedTexts.DICTIONARY)
    @FuzzTest
    void theCanonicalTextHasTheSameTokens(byte[] bytes) {
        String sql = FuzzedTexts.of(bytes);
        COST.of(sql, () -> read(sql));
    }

    private static void read(String sql) {
        Findings findings = new Findings();
        List<Token> tokens = Lexer.read(sql, findings);
        if (!findings.isEmpty()) {
            return;
        }
        String canonical = CanonicalText.of(tokens).text();
        if (!Lexer.read(canonical, findings).equals(tokens) || !findings.isEmpty()) {
            throw new AssertionError("the canonical text has other tokens: " + canonical);
        }
    }
}
