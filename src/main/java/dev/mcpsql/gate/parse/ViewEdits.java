// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.parse;

import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Token.Kind;
import dev.mcpsql.gate.token.Tokens;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that the parser is shown as another token, or not at all, because it does not know PostgreSQL's syntax there.
 *
 * <p>An edit may only touch tokens that PostgreSQL's grammar can read in one way at that place and that carry no value: key
 * words, operators, names of windows and collations. Whatever can hold a column, a relation or a call stays in sight.
 * {@link ClauseEdits} and {@link ExpressionEdits} know the places.
 */
public final class ViewEdits {

    /** What stands for a token that the parser is not shown. */
    public static final Token UNSEEN = Token.NONE;

    private final Map<Integer, Token> edits = new HashMap<>();
    private final BitSet edited = new BitSet();

    public static ViewEdits of(Tokens tokens) {
        ViewEdits edits = new ViewEdits();
        ClauseEdits clauses = new ClauseEdits(tokens, edits);
        ExpressionEdits expressions = new ExpressionEdits(tokens, edits);
        for (int i = 0; i < tokens.size(); i++) {
            clauses.edit(i);
            expressions.edit(i);
        }
        return edits;
    }

    /** What the parser sees there instead; null when it sees the token itself. */
    @Nullable
    Token at(int index) {
        return edits.get(index);
    }

    /** All tokens that were edited: none of them names a value. */
    public BitSet edited() {
        return edited;
    }

    void hide(int index) {
        show(index, UNSEEN);
    }

    void hide(int from, int to) {
        for (int i = from; i < to; i++) {
            hide(i);
        }
    }

    void showWord(int index, String word) {
        show(index, new Token(Kind.WORD, word, word));
    }

    void showOperator(int index, String operator) {
        show(index, new Token(Kind.OPERATOR, operator, ""));
    }

    void showSymbol(int index, String symbol) {
        show(index, new Token(Kind.SYMBOL, symbol, ""));
    }

    void showZero(int index) {
        show(index, new Token(Kind.NUMBER, "0", ""));
    }

    private void show(int index, Token token) {
        edits.put(index, token);
        edited.set(index);
    }
}
