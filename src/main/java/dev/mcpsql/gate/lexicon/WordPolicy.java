// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.lexicon;

import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Token.Kind;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.gate.token.TypePlaces;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.BitSet;

/**
 * Judges every call, type, operator and identity word by its token, so that nothing a parser misreads can escape the lists.
 *
 * <p>PostgreSQL resolves what passes in {@code pg_catalog} first: the door's search path holds no user schema.
 */
public final class WordPolicy {

    private final Tokens tokens;
    private final Lexicon lexicon;
    private final Findings findings;
    private final TypePolicy types;
    private final CallPolicy calls;

    public WordPolicy(Tokens tokens, Lexicon lexicon, Findings findings) {
        this.tokens = tokens;
        this.lexicon = lexicon;
        this.findings = findings;
        this.types = new TypePolicy(tokens, lexicon, findings);
        this.calls = new CallPolicy(tokens, lexicon, types, findings);
    }

    /** Judges all tokens; the answer is those that name an admitted function. */
    public BitSet check() {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.at(i);
            switch (token.kind()) {
                case OPERATOR -> checkOperator(token);
                case STRING -> types.checkLiteral(i);
                case WORD, QUOTED -> checkName(i, token);
                case SYMBOL -> checkSymbol(i, token);
                case NUMBER -> {
                    // A number stands for itself.
                }
            }
        }
        return calls.admitted();
    }

    private void checkOperator(Token token) {
        if (!lexicon.admitsOperator(token.text())) {
            findings.add(
                    Rank.CONSTRUCT,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "The operator " + token.shown()
                            + " is not admitted; use an operator or function of the manual's chapter 9.");
        }
    }

    private void checkSymbol(int index, Token token) {
        if (token.isSymbol("::")) {
            types.check(index + 1);
        } else if (token.isSymbol("[") && tokens.at(index - 1).isSymbol("::")) {
            types.check(index);
        }
    }

    private void checkName(int index, Token token) {
        Token before = tokens.at(index - 1);
        if (TypePlaces.isAfterCastAs(tokens, index)) {
            types.check(index);
        } else if (tokens.at(index + 1).isSymbol("(")) {
            calls.check(index, token);
        } else if (isIdentity(token, before)) {
            findings.add(
                    Rank.BARE_KEYWORD,
                    OutcomeReason.DISALLOWED_FUNCTION,
                    token.spelled() + " is not admitted; quote it if it is a column.");
        }
    }

    private static boolean isIdentity(Token token, Token before) {
        return token.kind() == Kind.WORD
                && Keywords.IDENTITY.contains(token.text())
                && !before.isWord("as")
                && !before.isSymbol(".");
    }
}
