// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.cost;

import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;

/**
 * How far the operator {@code ^} can lengthen a number of a statement.
 *
 * <p>The parser is shown another operator in its place, of another precedence, so the tree cannot tell its operands.
 */
public final class Powers {

    private Powers() {}

    /** The product of all exponents that are small numbers; the most digits there are when one is anything else. */
    public static long factor(Tokens tokens) {
        long factor = 1;
        for (int i = 0; i < tokens.size(); i++) {
            if (isOperator(tokens.at(i), "^")) {
                factor = Math.min(Cost.MAX_DIGITS, factor * exponent(tokens, i + 1));
            }
        }
        return factor;
    }

    private static long exponent(Tokens tokens, int index) {
        boolean enclosed = tokens.at(index).isSymbol("(");
        int start = enclosed ? index + 1 : index;
        int number = isOperator(tokens.at(start), "-") ? start + 1 : start;
        boolean small = isBetween(tokens.at(number), 0, Arithmetic.SMALL_EXPONENT)
                && (!enclosed || tokens.at(number + 1).isSymbol(")") || isRoot(tokens, number));
        return small
                ? Math.max(
                        1, (long) Math.ceil(Double.parseDouble(tokens.at(number).text())))
                : Cost.MAX_DIGITS;
    }

    /** The rest of {@code (1.0 / 12)}. */
    private static boolean isRoot(Tokens tokens, int number) {
        return isOperator(tokens.at(number + 1), "/")
                && isBetween(tokens.at(number + 2), 1, Double.MAX_VALUE)
                && tokens.at(number + 3).isSymbol(")");
    }

    private static boolean isOperator(Token token, String operator) {
        return token.kind() == Token.Kind.OPERATOR && token.text().equals(operator);
    }

    private static boolean isBetween(Token token, double least, double most) {
        if (token.kind() != Token.Kind.NUMBER) {
            return false;
        }
        double number = Double.parseDouble(token.text());
        return number >= least && number <= most;
    }
}
