// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import java.math.BigInteger;
import java.util.Locale;

/** Reads one numeric constant (manual §4.1.2.6) and spells it in decimal without underscores. */
final class NumberReader {

    /** Far beyond any integer; turning digits of another base into decimal ones takes time by the square of their number. */
    private static final int MAX_BASED_DIGITS = 256;

    private final String sql;
    private final int start;
    private int end;

    NumberReader(String sql, int start) {
        this.sql = sql;
        this.start = start;
        this.end = start;
    }

    /** The constant in decimal; empty when there is none, or one in another base of more digits than anybody needs. */
    String decimal() {
        int radix = radix();
        if (radix != 10) {
            return based(radix);
        }
        boolean whole = digits(10);
        if (peek(0) == '.' && (whole || isDigit(peek(1), 10))) {
            end++;
            digits(10);
        }
        exponent();
        return end == start ? "" : plain(start);
    }

    /** Where the constant ends. */
    int end() {
        return end;
    }

    private String based(int radix) {
        end += 2;
        int first = end;
        if (peek(0) == '_') {
            end++;
        }
        if (!digits(radix) || end - first > MAX_BASED_DIGITS) {
            return "";
        }
        return new BigInteger(plain(first), radix).toString();
    }

    /** Reads {@code e+10} where digits follow; else it is no exponent. */
    private void exponent() {
        boolean signed = peek(1) == '+' || peek(1) == '-';
        if (end > start && (peek(0) == 'e' || peek(0) == 'E') && isDigit(peek(signed ? 2 : 1), 10)) {
            end += signed ? 2 : 1;
            digits(10);
        }
    }

    /** Reads digits with single underscores between them; false when there is none. */
    private boolean digits(int radix) {
        int first = end;
        while (isDigit(peek(0), radix) || (end > first && peek(0) == '_' && isDigit(peek(1), radix))) {
            end++;
        }
        return end > first;
    }

    private int radix() {
        if (peek(0) != '0') {
            return 10;
        }
        return switch (peek(1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
        };
    }

    private static boolean isDigit(char character, int radix) {
        return character < 128 && Character.digit(character, radix) >= 0;
    }

    private char peek(int ahead) {
        return end + ahead < sql.length() ? sql.charAt(end + ahead) : ' ';
    }

    private String plain(int from) {
        return sql.substring(from, end).replace("_", "").toLowerCase(Locale.ROOT);
    }
}
