// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import java.util.List;
import java.util.Optional;

/** The token of a request's Authorization header. Read at every request, so without a regular expression. */
final class BearerToken {

    /** The scheme's case does not matter (RFC 9110 §11.1). */
    private static final String SCHEME = "Bearer ";

    private static final int MOST_CHARACTERS = 8192;

    private BearerToken() {}

    /**
     * The token68 of the one header (RFC 6750 §2.1); a token in the query or the body does not count (RFC 9700 §4.3.2).
     *
     * @param authorizations the values of all Authorization headers; more than one says nothing
     */
    static Optional<String> of(List<String> authorizations) {
        if (authorizations.size() != 1) {
            return Optional.empty();
        }
        String header = authorizations.get(0);
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        int from = SCHEME.length();
        while (from < header.length() && header.charAt(from) == ' ') {
            from++;
        }
        return Optional.of(header.substring(from)).filter(BearerToken::wellFormed);
    }

    /** One to so many characters, then padding (RFC 9110 §11.2). */
    private static boolean wellFormed(String token) {
        int end = token.length();
        while (end > 0 && token.charAt(end - 1) == '=') {
            end--;
        }
        if (end == 0 || end > MOST_CHARACTERS) {
            return false;
        }
        for (int at = 0; at < end; at++) {
            if (!mayStandIn(token.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayStandIn(char sign) {
        return (sign >= 'a' && sign <= 'z')
                || (sign >= 'A' && sign <= 'Z')
                || (sign >= '0' && sign <= '9')
                || "-._~+/".indexOf(sign) >= 0;
    }
}
