// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.identity.RandomTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A code challenge of method {@code S256} (RFC 7636 §4.2); {@code plain} does not exist here (RFC 9700 §2.1.1).
 *
 * @param value 43 url-safe characters
 */
record Pkce(String value) {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** RFC 7636 §4.1. */
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    /** The challenge of a request, if both parameters are as they must be. */
    static Optional<Pkce> of(Optional<String> challenge, Optional<String> method) {
        return challenge
                .filter(text -> CHALLENGE.matcher(text).matches()
                        && method.filter("S256"::equals).isPresent())
                .map(Pkce::new);
    }

    /** Whether the verifier is the one that this challenge came from (§4.6). */
    boolean metBy(String verifier) {
        String derived = Base64.getUrlEncoder().withoutPadding().encodeToString(RandomTokens.hash(verifier));
        return VERIFIER.matcher(verifier).matches()
                && MessageDigest.isEqual(
                        derived.getBytes(StandardCharsets.US_ASCII), value.getBytes(StandardCharsets.US_ASCII));
    }
}
