// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.config.Settings.PublicUrl;
import dev.mcpsql.vocabulary.DenialReason;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a denial looks in HTTP.
 *
 * @param status 401, 403 or 503
 * @param challenge the {@code WWW-Authenticate} header, absent where signing in again would change nothing
 * @param body JSON with {@code error} and {@code error_description}
 */
record DenialAnswer(int status, Optional<Challenge> challenge, String body) {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    /** For a request without a usable token. */
    static DenialAnswer toStranger(PublicUrl publicUrl) {
        return new DenialAnswer(
                UNAUTHORIZED,
                Optional.of(Challenge.bare(publicUrl)),
                body("unauthorized", "A valid access token is needed."));
    }

    /** For a foreign Origin or Host. */
    static DenialAnswer toForeigner() {
        return new DenialAnswer(
                FORBIDDEN, Optional.empty(), body("forbidden", "This Origin or Host is not this server's own."));
    }

    /** When the state database does not answer. */
    static DenialAnswer unavailable() {
        return new DenialAnswer(
                UNAVAILABLE, Optional.empty(), body("temporarily_unavailable", "Try again in a little while."));
    }

    /**
     * For a known person. A 401 sends a client through sign-in, so it stands only where a new token can help; a missing
     * profile or factor gets a plain 403 (RFC 6750 §3.1; MCP authorization "Error Handling").
     */
    static DenialAnswer to(DenialReason reason, PublicUrl publicUrl) {
        String advice = DenialAdvice.of(reason);
        return switch (reason) {
            case REVOKED, SESSION_LOGOUT, NO_SESSION, INACTIVE_OR_NON_STAFF, BAD_AUDIENCE, BAD_APPLICATION ->
                new DenialAnswer(
                        UNAUTHORIZED,
                        Optional.of(Challenge.invalidToken(publicUrl, advice)),
                        body("invalid_token", advice));
            case BAD_SCOPE ->
                new DenialAnswer(
                        FORBIDDEN,
                        Optional.of(Challenge.insufficientScope(publicUrl, advice)),
                        body("insufficient_scope", advice));
            case NO_PERM, AMBIGUOUS_PROFILE, NO_MFA ->
                new DenialAnswer(FORBIDDEN, Optional.empty(), body(reason.code(), advice));
        };
    }

    private static String body(String error, String description) {
        return JsonMapper.shared().writeValueAsString(Map.of("error", error, "error_description", description));
    }
}
