// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.screen;

import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.QueryRules;
import dev.mcpsql.vocabulary.QueryRules.Syntax;

/** Asks the switches for OFFSET and FETCH, and says what to write where they are off. */
final class PagingScreen {

    private final Tokens tokens;
    private final QueryRules rules;
    private final Findings findings;

    PagingScreen(Tokens tokens, QueryRules rules, Findings findings) {
        this.tokens = tokens;
        this.rules = rules;
        this.findings = findings;
    }

    /** Judges the word of a paging clause at that place. */
    void check(int index) {
        switch (tokens.at(index).text()) {
            case "offset" -> checkOffset(index);
            case "fetch" -> checkFetch(index);
            default -> checkTies(index);
        }
    }

    private void checkOffset(int index) {
        if (!rules.admits(Syntax.OFFSET)) {
            findings.add(Rank.OFFSET, OutcomeReason.DISALLOWED_CONSTRUCT, Keyset.insteadOf(tokens, index));
        } else if (tokens.at(index + 2).isWord("limit") || tokens.at(index + 3).isWord("limit")) {
            findings.add(
                    Rank.OFFSET,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "OFFSET stands before LIMIT; write LIMIT first, as in LIMIT 20 OFFSET 40.");
        }
    }

    private void checkFetch(int index) {
        if (!rules.admits(Syntax.FETCH)) {
            Token number = tokens.at(index + 2);
            String rows = number.kind() == Token.Kind.NUMBER ? number.shown() : "1";
            findings.add(
                    Rank.FETCH,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "FETCH is not admitted; write LIMIT " + rows + " instead.");
        }
    }

    /** More rows than FETCH says would belong to the answer (manual, SELECT, LIMIT clause). */
    private void checkTies(int index) {
        Token unit = tokens.at(index - 2);
        if (tokens.at(index - 1).isWord("with") && (unit.isWord("row") || unit.isWord("rows"))) {
            findings.add(
                    Rank.CONSTRUCT,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "WITH TIES is not admitted; use rank() OVER (ORDER BY …) in a sub-select and compare it.");
        }
    }
}
