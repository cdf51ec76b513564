// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.method;

import dev.mcpsql.mcp.message.Era;
import dev.mcpsql.mcp.message.Message.Request;
import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.message.RequestHead;
import dev.mcpsql.mcp.message.RpcError;
import dev.mcpsql.vocabulary.Caller;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The methods of 2026-07-28: every request carries its version and capabilities, and its headers must agree with it. */
public final class ModernEra {

    private static final int OK = 200;
    private static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

    private final ServerFace face;
    private final ToolMethods methods;

    public ModernEra(ServerFace face, ToolCaller tools) {
        this.face = face;
        this.methods = new ToolMethods(face, tools);
    }

    public Reply answer(Caller caller, RequestHead head, Request request, CallWatch watch) {
        return faultyEnvelope(head, request).orElseGet(() -> answer(caller, request, watch));
    }

    /** Metadata, then version header, then version, then the other headers: a client learns first what it must mend first. */
    public static Optional<Reply> faultyEnvelope(RequestHead head, Request request) {
        Optional<String> version = request.metaVersion();
        if (version.isEmpty() || !request.meta().path(CAPABILITIES).isObject()) {
            return Optional.of(Reply.error(
                    request.id(),
                    RpcError.INVALID_PARAMS,
                    RpcError.INVALID_PARAMS.status(),
                    "params._meta must have io.modelcontextprotocol/protocolVersion and " + CAPABILITIES
                            + " (this server speaks " + Era.MODERN_VERSION + "), or start with initialize ("
                            + String.join(", ", Era.LEGACY_VERSIONS) + ")."));
        }
        if (!head.protocolVersion().equals(version)) {
            return mismatch(request, "MCP-Protocol-Version");
        }
        if (!version.get().equals(Era.MODERN_VERSION)) {
            return Optional.of(Reply.error(
                    request.id(),
                    RpcError.UNSUPPORTED_PROTOCOL_VERSION,
                    "Unsupported protocol version",
                    out -> writeVersions(out, version.get())));
        }
        return mismatch(head, request);
    }

    /** MCP 2026-07-28, basic/transports/streamable-http, "Server Validation". */
    private static Optional<Reply> mismatch(RequestHead head, Request request) {
        if (!head.method().equals(Optional.of(request.method()))) {
            return mismatch(request, "Mcp-Method");
        }
        Optional<String> name = request.params().path("name").stringValueOpt();
        if (request.method().equals("tools/call")
                && name.isPresent()
                && !head.name().equals(name)) {
            return mismatch(request, "Mcp-Name");
        }
        return Optional.empty();
    }

    private static Optional<Reply> mismatch(Request request, String header) {
        return Optional.of(Reply.error(
                request.id(),
                RpcError.HEADER_MISMATCH,
                RpcError.HEADER_MISMATCH.status(),
                "Header mismatch: " + header + " is missing or is not what the body says."));
    }

    private static void writeVersions(JsonGenerator out, String requested) {
        out.writeObjectPropertyStart("data");
        out.writeArrayPropertyStart("supported");
        out.writeString(Era.MODERN_VERSION);
        out.writeEndArray();
        out.writeStringProperty("requested", requested);
        out.writeEndObject();
    }

    private Reply answer(Caller caller, Request request, CallWatch watch) {
        return switch (request.method()) {
            case "server/discover" -> Reply.result(request.id(), face::writeDiscoverResult);
            case "tools/list" ->
                methods.listed(request, face::writeCacheable)
                        .orElseGet(() -> invalid(request, ToolMethods.NO_SUCH_CURSOR));
            case "tools/call" ->
                methods.called(caller, request, watch, face::writeComplete)
                        .orElseGet(() -> invalid(request, ToolMethods.NO_SUCH_TOOL));
            default ->
                Reply.error(
                        request.id(),
                        RpcError.METHOD_NOT_FOUND,
                        RpcError.METHOD_NOT_FOUND.status(),
                        "This server has no such method.");
        };
    }

    /** The envelope is sound, so the answer is one of JSON-RPC and not of HTTP. */
    private static Reply invalid(Request request, String message) {
        return Reply.error(request.id(), RpcError.INVALID_PARAMS, OK, message);
    }
}
