// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

/** Says whether a bearer token was signed by an issuer this server trusts, and what it claims; whether it still holds is asked elsewhere. */
@FunctionalInterface
public interface TokenVerifier {
    /**
     * Checks form, signature, issuer and lifetime (RFC 9068 §4). Never throws for anything a caller can send.
     *
     * @param bearerToken as it stood after {@code Bearer}
     */
    TokenVerdict verify(String bearerToken);
}
