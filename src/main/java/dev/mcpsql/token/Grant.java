// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import java.time.Instant;
import java.util.UUID;

/**
 * What a redeemed code is good for: the row of one access token.
 *
 * @param tokenId the {@code jti}
 * @param accountId the person
 * @param clientId the client
 * @param redirectUri where the code went
 * @param scope granted
 * @param resource the audience
 * @param issuedAt now
 * @param expiresAt then
 */
public record Grant(
        String tokenId,
        UUID accountId,
        String clientId,
        String redirectUri,
        String scope,
        String resource,
        Instant issuedAt,
        Instant expiresAt) {}
