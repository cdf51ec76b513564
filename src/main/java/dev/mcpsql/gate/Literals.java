// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;

/** Finds the value of a literal again, which {@link ParseView} keeps from the parser, and what it costs. */
final class Literals {

    private static final Pattern EXPONENT = Pattern.compile("[eE][+-]?([0-9]{1,7})");
    private static final Pattern PLACE = Pattern.compile("'?x([0-9]+)'?");

    private final Tokens tokens;

    Literals(Tokens tokens) {
        this.tokens = tokens;
    }

    static boolean isLiteral(Object node) {
        return isNumber(node) || node instanceof StringValue || node instanceof NullValue;
    }

    static boolean isNumber(Object node) {
        return node instanceof LongValue || node instanceof DoubleValue;
    }

    /** Whether a node is a number, with or without sign, of at most that amount. */
    static boolean isAtMost(Object node, double amount) {
        if (node instanceof SignedExpression signed) {
            return isAtMost(signed.getExpression(), amount);
        }
        return isNumber(node) && Double.parseDouble(node.toString()) <= amount;
    }

    /** The quoted value behind a node, casts aside; empty when there is none. */
    String text(Object node) {
        if (node instanceof CastExpression cast) {
            return text(cast.getLeftExpression());
        }
        String place = node instanceof DateTimeLiteralExpression typed
                ? typed.getValue()
                : node instanceof IntervalExpression interval ? interval.getParameter() : "";
        Matcher index = PLACE.matcher(node instanceof StringValue string ? string.getValue() : place);
        if (!index.matches()) {
            return "";
        }
        String quoted = tokens.at(Integer.parseInt(index.group(1))).text();
        return quoted.substring(1, quoted.length() - 1).replace("''", "'");
    }

    Cost cost(Object node) {
        String text = isNumber(node) ? node.toString() : text(node);
        Cost literal = Cost.LEAF.withDigits(digits(text));
        return literal.withBytes(isNumber(node) ? literal.digits() : text.getBytes(StandardCharsets.UTF_8).length);
    }

    /** Digits of the largest number in a text: {@code 1e65000} has 65,001. */
    private static long digits(String text) {
        String plain = text.replace("_", "");
        long exponent = EXPONENT.matcher(plain)
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .max()
                .orElse(0);
        return plain.chars().filter(Character::isDigit).count() + exponent;
    }
}
