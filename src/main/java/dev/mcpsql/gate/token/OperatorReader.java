// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import dev.mcpsql.vocabulary.Identifier;

/** Reads one operator (manual §4.1.3). */
final class OperatorReader {

    private static final String CHARACTERS = "~!@#^&|?+-*/%<>=";
    /** An operator that holds none of these may not end in + or -. */
    private static final String KEEPS_TRAILING_SIGN = "~!@#^&|?%";

    private final String sql;
    private final int start;
    private int end;

    OperatorReader(String sql, int start) {
        this.sql = sql;
        this.start = start;
        this.end = start;
    }

    static boolean isPart(char character) {
        return CHARACTERS.indexOf(character) >= 0;
    }

    /** The operator in canonical spelling; empty when it is longer than PostgreSQL takes. */
    String operator() {
        boolean keepsSign = false;
        while (end < sql.length()
                && isPart(sql.charAt(end))
                && !sql.startsWith("--", end)
                && !sql.startsWith("/*", end)) {
            keepsSign |= KEEPS_TRAILING_SIGN.indexOf(sql.charAt(end)) >= 0;
            end++;
        }
        if (end - start > Identifier.MAX_BYTES) {
            return "";
        }
        while (!keepsSign && end - start > 1 && isSign(sql.charAt(end - 1))) {
            end--;
        }
        String operator = sql.substring(start, end);
        return operator.equals("!=") ? "<>" : operator;
    }

    /** Where the operator ends. */
    int end() {
        return end;
    }

    private static boolean isSign(char character) {
        return character == '+' || character == '-';
    }
}
