// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/**
 * A JSON document that a page of any origin may read: MCP clients run in browsers too, and discover the server from there.
 *
 * <p>Only documents without anybody's data are such; the endpoints that take or give tokens say nothing of origins.
 *
 * @param json the document
 * @param fresh how long it may be kept
 */
public record PublicDocument(String json, Duration fresh) {

    /** Clients send their protocol version with discovery too, for which a browser asks first. */
    private static final String HEADERS = "MCP-Protocol-Version, Accept, Content-Type";

    private static final String DAY = "86400";

    /** The answer to GET and HEAD. */
    public Response shown() {
        return open(Response.ok(json, MediaType.APPLICATION_JSON))
                .header("Cache-Control", "max-age=" + fresh.toSeconds())
                .build();
    }

    /** The answer to OPTIONS (WHATWG Fetch, "CORS-preflight request"): reading is all that is allowed. */
    public static Response preflight() {
        return open(Response.noContent())
                .header("Allow", "GET, HEAD, OPTIONS")
                .header("Access-Control-Allow-Methods", "GET, HEAD")
                .header("Access-Control-Allow-Headers", HEADERS)
                .header("Access-Control-Max-Age", DAY)
                .build();
    }

    private static Response.ResponseBuilder open(Response.ResponseBuilder answer) {
        return answer.header("Access-Control-Allow-Origin", "*");
    }
}
