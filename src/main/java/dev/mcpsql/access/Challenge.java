// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.config.Settings.PublicUrl;

/**
 * The {@code WWW-Authenticate} header (RFC 6750 §3) with the pointer to the protected resource metadata (RFC 9728 §5.1).
 *
 * @param header the header's value
 */
public record Challenge(String header) {

    /** The one scope of this server. */
    public static final String SCOPE = "mcp:sql";

    /** For a request without a usable token: no error code (RFC 6750 §3.1). */
    public static Challenge bare(PublicUrl publicUrl) {
        return new Challenge("Bearer " + pointer(publicUrl));
    }

    /** {@code invalid_token}: the client should ask its person to sign in again. */
    static Challenge invalidToken(PublicUrl publicUrl, String description) {
        return of("invalid_token", description, publicUrl);
    }

    /** {@code insufficient_scope}: the client should ask for the named scope. */
    static Challenge insufficientScope(PublicUrl publicUrl, String description) {
        return of("insufficient_scope", description, publicUrl);
    }

    private static Challenge of(String error, String description, PublicUrl publicUrl) {
        return new Challenge(
                "Bearer error=\"%s\", error_description=\"%s\", %s".formatted(error, description, pointer(publicUrl)));
    }

    private static String pointer(PublicUrl publicUrl) {
        return "resource_metadata=\"%s\", scope=\"%s\""
                .formatted(publicUrl.path(ProtectedResourceMetadataResource.LOCATION), SCOPE);
    }
}
