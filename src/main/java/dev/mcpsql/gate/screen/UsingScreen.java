// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.screen;

import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.vocabulary.OutcomeReason;

/** Judges where USING stands: before the columns of a join, or before the operator of a sort key (manual §7.2.1.1, §7.5). */
final class UsingScreen {

    private UsingScreen() {}

    static void check(Tokens tokens, int index, Findings findings) {
        Token after = tokens.at(index + 1);
        if (after.isSymbol("(") && tokens.at(tokens.partner(index + 1) + 1).isWord("as")) {
            refuse(findings, "The alias in USING (…) AS is not admitted; qualify its columns with one of the tables.");
        } else if (!after.isSymbol("(") && after.kind() != Token.Kind.OPERATOR) {
            refuse(findings, "USING is admitted before the columns of a join, USING (a, b), and nowhere else.");
        }
    }

    private static void refuse(Findings findings, String message) {
        findings.add(Rank.CONSTRUCT, OutcomeReason.DISALLOWED_CONSTRUCT, message);
    }
}
