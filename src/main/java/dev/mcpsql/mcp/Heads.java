// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.mcp.message.Reply;
import jakarta.servlet.http.HttpServletResponse;

/** The status and header lines of this endpoint's answers; none of them may be kept by anybody (RFC 9111 §5.2.2.5). */
final class Heads {

    private static final String JSON = "application/json";

    private Heads() {}

    /** Before a reply whose body has so many bytes. */
    static void write(Reply reply, int length, HttpServletResponse response) {
        begin(reply.status(), response);
        if (length > 0) {
            response.setContentType(JSON);
        }
        response.setContentLength(length);
    }

    /** Before events; nginx would collect them (MCP 2026-07-28, basic/transports/streamable-http, "Receiving Messages"). */
    static void beginEvents(HttpServletResponse response) {
        begin(HttpServletResponse.SC_OK, response);
        response.setContentType("text/event-stream");
        response.setHeader("X-Accel-Buffering", "no");
    }

    /** Before JSON of an unknown length. */
    static void beginJson(HttpServletResponse response) {
        begin(HttpServletResponse.SC_OK, response);
        response.setContentType(JSON);
    }

    /** The connection ends with this answer (RFC 9112 §9.6). */
    static void close(HttpServletResponse response) {
        response.setHeader("Connection", "close");
    }

    private static void begin(int status, HttpServletResponse response) {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
    }
}
