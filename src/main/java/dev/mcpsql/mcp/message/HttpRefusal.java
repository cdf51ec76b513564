// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.message;

/**
 * Why the MCP endpoint refused a request by a status of HTTP, before it looked into a message or beside what the message says. The body is a
 * JSON-RPC error all the same; what a filter refuses before it has a body of its own (MCP 2026-07-28, basic/transports/streamable-http).
 */
public enum HttpRefusal {
    /** Nobody is known to ask: no bearer token that holds; {@code WWW-Authenticate} says where to get one. */
    UNAUTHORIZED(401, RpcError.INVALID_REQUEST),
    /** Another method than POST; {@code Allow} says so. */
    METHOD_NOT_ALLOWED(405, RpcError.INVALID_REQUEST),
    /** {@code Accept} does not take {@code application/json}, or for a stream of changes {@code text/event-stream}. */
    NOT_ACCEPTABLE(406, RpcError.INVALID_REQUEST),
    /** The body did not arrive in time. */
    REQUEST_TIMEOUT(408, RpcError.INVALID_REQUEST),
    /** The body is longer than a message may be. */
    CONTENT_TOO_LARGE(413, RpcError.INVALID_REQUEST),
    /** The body is no {@code application/json} in UTF-8, or it is compressed. */
    UNSUPPORTED_MEDIA_TYPE(415, RpcError.INVALID_REQUEST),
    /** The person has as many requests open, or listens on as many streams, as one may. */
    TOO_MANY_REQUESTS(429, RpcError.INVALID_REQUEST),
    /** More requests or streams at once than this node serves; the same may be sent again. */
    SERVICE_UNAVAILABLE(503, RpcError.INTERNAL_ERROR);

    private final int status;
    private final RpcError error;

    HttpRefusal(int status, RpcError error) {
        this.status = status;
        this.error = error;
    }

    /** The status of the answer (RFC 9110 §15, RFC 6585 §4). */
    public int status() {
        return status;
    }

    /** What the body says. */
    public RpcError error() {
        return error;
    }
}
