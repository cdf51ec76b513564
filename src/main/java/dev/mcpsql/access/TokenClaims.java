// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What a verified access token says (RFC 9068 §2.2).
 *
 * @param issuer {@code iss}
 * @param accountId {@code sub}
 * @param audience {@code aud}
 * @param clientId {@code client_id}
 * @param scopes the claim of that name, split at blanks
 * @param tokenId {@code jti}
 * @param issuedAt {@code iat}
 * @param expiresAt {@code exp}
 */
public record TokenClaims(
        String issuer,
        UUID accountId,
        Set<String> audience,
        String clientId,
        Set<String> scopes,
        String tokenId,
        Instant issuedAt,
        Instant expiresAt) {

    /** Copies the sets. */
    public TokenClaims {
        audience = Set.copyOf(audience);
        scopes = Set.copyOf(scopes);
    }
}
