// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one numeric constant (manual §4.1.2.6) and spells it in decimal without underscores. */
final class NumberReader {

    private static final Pattern BASED = Pattern.compile("0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+");
    private static final String DIGITS = "[0-9](?:_?[0-9])*";
    private static final Pattern DECIMAL = Pattern.compile(
            "(?:" + DIGITS + "(?:\\.(?:" + DIGITS + ")?)?|\\." + DIGITS + ")(?:[eE][-+]?" + DIGITS + ")?");

    private final String sql;
    private int end;

    NumberReader(String sql, int start) {
        this.sql = sql;
        this.end = start;
    }

    /** The constant in decimal; empty when there is none. */
    String decimal() {
        Matcher based = BASED.matcher(sql).region(end, sql.length());
        if (based.lookingAt()) {
            end = based.end();
            return new BigInteger(
                            plain(based.group()).substring(2),
                            radix(based.group().charAt(1)))
                    .toString();
        }
        Matcher decimal = DECIMAL.matcher(sql).region(end, sql.length());
        if (decimal.lookingAt()) {
            end = decimal.end();
            return plain(decimal.group());
        }
        return "";
    }

    /** Where the constant ends. */
    int end() {
        return end;
    }

    private static String plain(String number) {
        return number.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static int radix(char letter) {
        return switch (letter) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            default -> 2;
        };
    }
}
