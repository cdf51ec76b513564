// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.cost;

import dev.mcpsql.gate.token.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
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

/** Finds the value of a literal again, which {@code ParseView} keeps from the parser, and what it costs. */
public final class Literals {

    private static final Pattern OTHER_THAN_DIGITS = Pattern.compile("[^0-9]+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");
    private static final Pattern OF_A_NUMBER = Pattern.compile("[eE0-9]");
    private static final Pattern PLACE = Pattern.compile("'?x([0-9]+)'?");

    private final Tokens tokens;

    public Literals(Tokens tokens) {
        this.tokens = tokens;
    }

    public static boolean isLiteral(Object node) {
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

    public Cost cost(Object node) {
        String text = isNumber(node) ? node.toString() : text(node);
        Cost literal = Cost.LEAF.withDigits(digits(text));
        return literal.withBytes(isNumber(node) ? literal.digits() : text.getBytes(StandardCharsets.UTF_8).length);
    }

    /** A whole number without sign; empty for every other node, and for what no function takes. */
    static OptionalInt wholeNumber(Object node) {
        boolean number =
                node instanceof LongValue whole && whole.getStringValue().length() <= 9;
        return number ? OptionalInt.of(Integer.parseInt(node.toString())) : OptionalInt.empty();
    }

    /** The text of a quoted literal that nothing casts; a cast could change it. */
    Optional<String> plainText(Object node) {
        return node instanceof StringValue ? Optional.of(text(node)) : Optional.empty();
    }

    /** Whether what stands there may be part of a number. */
    boolean canSpell(Object node) {
        return plainText(node).map(text -> OF_A_NUMBER.matcher(text).find()).orElse(true);
    }

    /**
     * Digits of the largest number that a text, or what is left when parts of it are taken out, can be read as:
     * {@code 1e65000} has 65,001.
     */
    private static long digits(String text) {
        long digits = 0;
        int exponent = -1;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            digits += Character.isDigit(character) ? 1 : 0;
            if (exponent < 0 && (character == 'e' || character == 'E')) {
                exponent = i;
            }
        }
        return exponent < 0 ? digits : digits + power(text.substring(exponent + 1));
    }

    private static long power(String behind) {
        String digits = LEADING_ZEROS
                .matcher(OTHER_THAN_DIGITS.matcher(behind).replaceAll(""))
                .replaceAll("");
        return digits.length() > 7 ? Cost.MAX_DIGITS : digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
