// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import dev.mcpsql.vocabulary.DenialReason;
import java.util.UUID;

/**
 * What is kept of one denial. Never a token, a code or a password.
 *
 * @param accountId the person's account
 * @param username the person's name at sign-in
 * @param reason why
 * @param clientId the OAuth client, empty when none is known
 * @param tokenId the access token's {@code jti}, empty when there is none
 * @param redirectUri where an authorization request wanted to be answered, empty elsewhere
 * @param address the client's address
 * @param detail one sentence for the operator, empty when the reason says it all
 */
public record DenialEntry(
        UUID accountId,
        String username,
        DenialReason reason,
        String clientId,
        String tokenId,
        String redirectUri,
        String address,
        String detail) {}
