// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the parser is given to read: the same tokens, one for one, with literals emptied and rare operators replaced.
 *
 * <p>The parser knows few of PostgreSQL's operators and reads some into structures that hide their operands (JSON arrows,
 * lambdas); as {@code ||} they are all plain binary operators of PostgreSQL's one precedence for "any other operator"
 * (manual §4.1.6). Literals cannot be misread when there is nothing in them. {@link WordPolicy} judges the real tokens.
 */
final class ParseView {

    private static final Set<String> KEPT_OPERATORS = Keywords.words("= < > <= >= <> + - * / % ||");
    private static final String LITERAL = "'x'";

    private ParseView() {}

    static List<Token> of(Tokens tokens) {
        List<Token> view = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            view.add(view(tokens, i));
        }
        return view;
    }

    private static Token view(Tokens tokens, int index) {
        Token token = tokens.at(index);
        if (token.kind() == Kind.STRING) {
            return new Token(Kind.STRING, LITERAL, "");
        }
        boolean slice = token.isSymbol(":");
        if (slice || (token.kind() == Kind.OPERATOR && !KEPT_OPERATORS.contains(token.text()))) {
            return new Token(Kind.OPERATOR, tokens.endsOperand(index - 1) ? "||" : "~", "");
        }
        return token;
    }
}
