// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import java.time.Instant;
import java.util.Set;

/**
 * What a verified access token says (RFC 9068 §2.2).
 *
 * @param issuer {@code iss}
 * @param subject {@code sub}
 * @param person who that is here: the account's id in our own tokens, the username in those of an external issuer
 * @param audience {@code aud}
 * @param clientId {@code client_id}
 * @param scopes the claim of that name, split at blanks
 * @param tokenId {@code jti}
 * @param issuedAt {@code iat}
 * @param expiresAt {@code exp}
 * @param keyId {@code kid} of the key that signed it
 */
public record TokenClaims(
        String issuer,
        String subject,
        String person,
        Set<String> audience,
        String clientId,
        Set<String> scopes,
        String tokenId,
        Instant issuedAt,
        Instant expiresAt,
        String keyId) {

    /** Copies the sets. */
    public TokenClaims {
        audience = Set.copyOf(audience);
        scopes = Set.copyOf(scopes);
    }
}
