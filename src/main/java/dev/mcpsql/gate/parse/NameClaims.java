// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.parse;

import dev.mcpsql.gate.token.ClauseWords;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.gate.token.TypePlaces;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.BitSet;

/**
 * Accounts for every name in the token stream: it is part of a column or relation that the walk resolved, or its
 * neighbours show that PostgreSQL's grammar can only read it as something that carries no value.
 *
 * <p>This is what finds a column or a relation that the parser hid in a string or left out of its tree.
 */
public final class NameClaims {

    private final Tokens tokens;
    private final BitSet claimed;
    private final Findings findings;

    public NameClaims(Tokens tokens, BitSet claimed, Findings findings) {
        this.tokens = tokens;
        this.claimed = claimed;
        this.findings = findings;
    }

    public void check() {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.at(i);
            if (token.isName()
                    && !claimed.get(i)
                    && !isCallOrColumnList(i)
                    && !ClauseWords.isClauseWord(tokens, i)
                    && !isLabel(i)
                    && !isQualifier(i)) {
                findings.add(
                        Rank.FIDELITY,
                        OutcomeReason.DISALLOWED_CONSTRUCT,
                        "The word " + token.shown()
                                + " could not be read without doubt; write AS before an alias, and quote a name.");
            }
        }
    }

    /** Each call must be one that the walk priced, for a price is half of the judgement. */
    public void checkCalls(BitSet expected, BitSet walked) {
        expected.stream()
                .filter(index -> !walked.get(index))
                .forEach(index -> findings.add(
                        Rank.FIDELITY,
                        OutcomeReason.DISALLOWED_CONSTRUCT,
                        "The call of " + tokens.at(index).shown()
                                + " could not be read without doubt; write it with simpler syntax."));
    }

    /** {@code WordPolicy} judges what stands before a parenthesis. */
    private boolean isCallOrColumnList(int index) {
        return tokens.at(index + 1).isSymbol("(");
    }

    /** The schema of a call; {@code WordPolicy} has judged it. */
    private boolean isQualifier(int index) {
        return tokens.at(index + 1).isSymbol(".") && tokens.at(index + 3).isSymbol("(");
    }

    private boolean isLabel(int index) {
        Token before = tokens.at(index - 1);
        Token after = tokens.at(index + 1);
        return before.isWord("as")
                || TypePlaces.isType(tokens, index)
                || TypePlaces.isModifier(tokens, index)
                || before.isWord("collate")
                || tokens.startsWithList(index)
                || before.isWord("over")
                || before.isWord("window")
                || after.isSymbol("=>")
                || after.isSymbol(":=")
                || after.kind() == Token.Kind.STRING
                || (before.isSymbol(",") && after.isWord("as"))
                || tokens.endsOperand(index - 1)
                || isExtractField(index)
                || isInColumnList(index)
                || isWindowCopy(index);
    }

    private boolean isExtractField(int index) {
        return tokens.at(index - 1).isSymbol("(") && tokens.caller(index).isWord("extract");
    }

    private boolean isWindowCopy(int index) {
        return tokens.at(index - 1).isSymbol("(") && tokens.caller(index).isWord("over");
    }

    /** Names between the parentheses of {@code AS t (a, b)}, {@code t (a, b)} or {@code WITH t (a, b) AS}. */
    private boolean isInColumnList(int index) {
        int open = tokens.enclosing(index);
        if (open < 1 || !tokens.at(open - 1).isName()) {
            return false;
        }
        Token before = tokens.at(open - 2);
        boolean listed = tokens.startsWithList(open - 1)
                || before.isWord("as")
                || (before.isSymbol(",") && tokens.at(tokens.partner(open) + 1).isWord("as"))
                || (tokens.endsOperand(open - 2)
                        && !Keywords.BEFORE_PARENTHESIS.contains(
                                tokens.at(open - 1).text()));
        return listed
                && (tokens.at(index - 1).isSymbol("(") || tokens.at(index - 1).isSymbol(","));
    }
}
