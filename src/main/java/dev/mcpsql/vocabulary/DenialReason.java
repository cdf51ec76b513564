// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import java.util.Locale;

/**
 * Why a known person or token was denied access. Closed: the denial trail and the HTTP mapping in {@code access} key on it.
 *
 * <p>A published {@link #code()} is never renamed.
 */
public enum DenialReason {
    /** The token's client is not one of ours any more, or not the one it was issued to. */
    BAD_APPLICATION,
    /** The token does not carry the scope {@code mcp:sql}. */
    BAD_SCOPE,
    /** The token names another resource (RFC 8707 §2, RFC 9068 §4). */
    BAD_AUDIENCE,
    /** The account was deactivated or is not staff. */
    INACTIVE_OR_NON_STAFF,
    /** The configuration asks for a second factor and the account has none. */
    NO_MFA,
    /** The account holds no profile. */
    NO_PERM,
    /** The account holds more than one profile, so none applies. */
    AMBIGUOUS_PROFILE,
    /** The profile binds tokens to a live web session, and there is none. */
    NO_SESSION,
    /** The person signed out, which revokes every token. */
    SESSION_LOGOUT,
    /** The token was revoked. */
    REVOKED;

    /** The stored and published form; once released, never renamed. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
