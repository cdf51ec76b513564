// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import java.util.UUID;

/**
 * Who asks: a person, re-validated for this very request, and the client that asks for them.
 *
 * @param accountId the person's account
 * @param username the person's name at sign-in
 * @param profile the one profile that the person holds now
 * @param clientId the OAuth client (RFC 6749 §2.2)
 * @param tokenId the access token's {@code jti} (RFC 9068 §2.2); never the token itself
 * @param address the client's address
 */
public record Caller(
        UUID accountId, String username, ProfileName profile, String clientId, String tokenId, String address) {}
