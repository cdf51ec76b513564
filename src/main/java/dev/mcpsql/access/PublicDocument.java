// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * How a document is answered that clients find by themselves, wherever they run: as JSON whatever the request prefers (RFC 9110
 * §12.5.1 leaves that to the server), and to the scripts of any origin. Those ask first, since they send {@code
 * MCP-Protocol-Version} (WHATWG Fetch, CORS-preflight request).
 */
public final class PublicDocument {

    private static final String METHODS = "GET, HEAD, OPTIONS";

    private PublicDocument() {}

    /**
     * The document.
     *
     * @param json its text
     * @param seconds for which it may be kept
     */
    public static Response of(String json, int seconds) {
        return Response.ok(json, MediaType.APPLICATION_JSON_TYPE)
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", "max-age=" + seconds)
                .build();
    }

    /** The answer to whoever asks whether it may be read. */
    public static Response preflight() {
        return Response.noContent()
                .header("Allow", METHODS)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", METHODS)
                .header("Access-Control-Allow-Headers", "MCP-Protocol-Version")
                .header("Access-Control-Max-Age", "3600")
                .build();
    }
}
