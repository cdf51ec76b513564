// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * One denial of a known person.
 *
 * @param denialId the key of the row
 * @param at when the row was written
 * @param accountId the person's account
 * @param username the person's name at sign-in
 * @param reason the code of a {@link dev.mcpsql.vocabulary.DenialReason}
 * @param clientId the OAuth client; empty when unknown
 * @param tokenId the access token's {@code jti}; empty when unknown
 * @param redirectUri where the client wanted the answer; empty when none was involved
 * @param address the client's address
 * @param detail one sentence for the operator
 */
public record RecordedDenial(
        UUID denialId,
        Instant at,
        UUID accountId,
        String username,
        String reason,
        String clientId,
        String tokenId,
        String redirectUri,
        String address,
        String detail) {}
