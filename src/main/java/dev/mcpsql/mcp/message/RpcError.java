// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.message;

/** The JSON-RPC errors of this server (JSON-RPC 2.0 §5.1; MCP 2026-07-28, basic/index, "Error Codes") and their HTTP status. */
public enum RpcError {
    /** Not JSON. */
    PARSE_ERROR(-32700, 400),
    /** JSON, but no JSON-RPC message. */
    INVALID_REQUEST(-32600, 400),
    /** No such method here; the status is the modern era's. */
    METHOD_NOT_FOUND(-32601, 404),
    /** The envelope lacks something, or there is no such tool; the status is the modern era's. */
    INVALID_PARAMS(-32602, 400),
    /** A fault of this server. */
    INTERNAL_ERROR(-32603, 500),
    /** Headers and body disagree. */
    HEADER_MISMATCH(-32020, 400),
    /** A version that this server does not speak. */
    UNSUPPORTED_PROTOCOL_VERSION(-32022, 400);

    private final int code;
    private final int status;

    RpcError(int code, int status) {
        this.code = code;
        this.status = status;
    }

    public int code() {
        return code;
    }

    public int status() {
        return status;
    }
}
