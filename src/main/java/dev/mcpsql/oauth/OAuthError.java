// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error as a client is told it.
 *
 * @param code from the RFCs' registries
 * @param description one sentence of plain ASCII without quotes
 */
record OAuthError(Code code, String description) {

    /** Error codes: RFC 6749 §4.1.2.1 and §5.2, RFC 7591 §3.2.2, RFC 8707 §2, RFC 9101 §6.3. */
    enum Code {
        INVALID_REQUEST,
        INVALID_CLIENT,
        INVALID_GRANT,
        INVALID_SCOPE,
        INVALID_TARGET,
        INVALID_REDIRECT_URI,
        INVALID_CLIENT_METADATA,
        UNSUPPORTED_GRANT_TYPE,
        UNSUPPORTED_RESPONSE_TYPE,
        REQUEST_NOT_SUPPORTED,
        REQUEST_URI_NOT_SUPPORTED,
        ACCESS_DENIED,
        TEMPORARILY_UNAVAILABLE;

        /** The registered form. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        private int status() {
            return switch (this) {
                case INVALID_CLIENT -> 401;
                case TEMPORARILY_UNAVAILABLE -> 429;
                case INVALID_REQUEST,
                        INVALID_GRANT,
                        INVALID_SCOPE,
                        INVALID_TARGET,
                        INVALID_REDIRECT_URI,
                        INVALID_CLIENT_METADATA,
                        UNSUPPORTED_GRANT_TYPE,
                        UNSUPPORTED_RESPONSE_TYPE,
                        REQUEST_NOT_SUPPORTED,
                        REQUEST_URI_NOT_SUPPORTED,
                        ACCESS_DENIED -> 400;
            };
        }
    }

    /** As JSON, stored nowhere on the way (RFC 6749 §5.2). */
    Response answer() {
        return answer(code.status());
    }

    /** The body was larger than allowed (RFC 9110 §15.5.14). */
    static Response tooLarge() {
        return new OAuthError(Code.INVALID_REQUEST, "The body is larger than 64 KiB.").answer(413);
    }

    private Response answer(int status) {
        String body =
                JsonMapper.shared().writeValueAsString(Map.of("error", code.code(), "error_description", description));
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache")
                .entity(body)
                .build();
    }
}
