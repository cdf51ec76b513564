// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What leads an escape in {@code U&'…'} and {@code U&"…"} (manual §4.1.2.3).
 *
 * @param sign the backslash, or what UESCAPE says
 * @param end where UESCAPE ends, if there is one
 */
record EscapeSign(char sign, int end) {

    private static final Pattern WORD =
            Pattern.compile("[ \\t\\n\\r\\f\\x0B]*uescape(?![\\w$])", Pattern.CASE_INSENSITIVE);

    /** One character that can be no part of an escape, and nothing that could continue its literal. */
    private static final Pattern SIGN =
            Pattern.compile("[ \\t\\n\\r]*'([!-~&&[^0-9a-fA-F+'\"]])'(?!\\s*(?:'|--|/\\*))");

    /** Looks behind the quoted part that ends there; empty when UESCAPE is not followed by a sign. */
    static Optional<EscapeSign> behind(String sql, int end) {
        Matcher word = WORD.matcher(sql).region(end, sql.length());
        if (!word.lookingAt()) {
            return Optional.of(new EscapeSign('\\', end));
        }
        Matcher sign = SIGN.matcher(sql).region(word.end(), sql.length()).useTransparentBounds(true);
        return sign.lookingAt() ? Optional.of(new EscapeSign(sign.group(1).charAt(0), sign.end())) : Optional.empty();
    }
}
