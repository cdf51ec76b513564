// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.parse;

import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Lexer;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.List;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Proves that the parser's tree is about the tokens that it was fed: written out and lexed again, the tree is these tokens.
 */
public final class Fidelity {

    private Fidelity() {}

    public static void check(ParserInput read, Select root, Findings findings) {
        Findings rendering = new Findings();
        List<Token> rendered = Lexer.read(root.toString(), rendering);
        int difference = firstDifference(read.tokens(), rendered);
        if (!rendering.isEmpty() || difference >= 0) {
            Token near =
                    difference >= 0 && difference < read.size() ? read.tokens().get(difference) : Token.NONE;
            findings.add(
                    Rank.FIDELITY,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "The statement could not be read without doubt near " + near.shown()
                            + "; write that part with simpler syntax.");
        }
    }

    /** Index of the first token that differs; -1 when none does. */
    private static int firstDifference(List<Token> expected, List<Token> actual) {
        int common = Math.min(expected.size(), actual.size());
        for (int i = 0; i < common; i++) {
            if (!expected.get(i).equals(actual.get(i))) {
                return i;
            }
        }
        return expected.size() == actual.size() ? -1 : common;
    }
}
