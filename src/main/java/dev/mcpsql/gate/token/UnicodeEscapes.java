// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import java.util.Optional;

/** Undoes the escapes of {@code U&'…'} and {@code U&"…"} (manual §4.1.2.3). Made for one text. */
final class UnicodeEscapes {

    private final String raw;
    private final char sign;
    private final StringBuilder value = new StringBuilder();
    private int at;

    UnicodeEscapes(String raw, char sign) {
        this.raw = raw;
        this.sign = sign;
    }

    /** The text that was meant; empty when an escape is malformed or names no character. */
    Optional<String> decoded() {
        while (at < raw.length()) {
            if (raw.charAt(at) != sign) {
                value.append(raw.charAt(at++));
            } else if (at + 1 < raw.length() && raw.charAt(at + 1) == sign) {
                value.append(sign);
                at += 2;
            } else if (!readCode()) {
                return Optional.empty();
            }
        }
        return Optional.of(value.toString());
    }

    private boolean readCode() {
        boolean six = at + 1 < raw.length() && raw.charAt(at + 1) == '+';
        int start = at + (six ? 2 : 1);
        int end = start + (six ? 6 : 4);
        int code = end > raw.length() ? -1 : code(start, end);
        if (code <= 0 || code > Character.MAX_CODE_POINT) {
            return false;
        }
        value.appendCodePoint(code);
        at = end;
        return true;
    }

    /** The number that hexadecimal digits spell; -1 when another character is among them. */
    private int code(int start, int end) {
        int code = 0;
        for (int i = start; i < end; i++) {
            int digit = raw.charAt(i) < 128 ? Character.digit(raw.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}
