// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.method;

import dev.mcpsql.mcp.message.Era;
import dev.mcpsql.mcp.message.Message.Notification;
import dev.mcpsql.mcp.message.Message.Request;
import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.message.RpcError;
import dev.mcpsql.vocabulary.Caller;

/**
 * The methods of 2025-03-26, 2025-06-18 and 2025-11-25, without sessions (basic/transports: "MAY assign a session ID").
 * Errors about a method or its parameters are JSON-RPC answers, hence HTTP 200.
 */
public final class LegacyEra {

    private static final int OK = 200;

    private final ServerFace face;
    private final ToolMethods methods;
    private final CallsByRequest calls = new CallsByRequest();

    public LegacyEra(ServerFace face, ToolCaller tools) {
        this.face = face;
        this.methods = new ToolMethods(face, tools);
    }

    public Reply answer(Caller caller, Request request, CallWatch watch) {
        return switch (request.method()) {
            case "initialize" -> initialized(request);
            case "ping" -> Reply.result(request.id(), out -> {});
            case "tools/list" ->
                methods.listed(request, out -> {}).orElseGet(() -> invalid(request, ToolMethods.NO_SUCH_CURSOR));
            case "tools/call" -> called(caller, request, watch);
            default -> Reply.error(request.id(), RpcError.METHOD_NOT_FOUND, OK, "This server has no such method.");
        };
    }

    /**
     * A notification; the only one that means something here takes a request back. Unknown and late ones are ignored, as the
     * specification wants it (MCP 2025-11-25, basic/utilities/cancellation, "Error Handling").
     */
    public Reply notified(Caller caller, Notification notification) {
        if (notification.method().equals("notifications/cancelled")) {
            calls.cancel(caller, notification.params().path("requestId"));
        }
        return Reply.accepted();
    }

    /** Who cancelled a call gets no response to it (the same page, "Behavior Requirements"). */
    private Reply called(Caller caller, Request request, CallWatch watch) {
        CallsByRequest.Entry entry = calls.enter(caller, request.id());
        try {
            Reply reply = methods.called(caller, request, entry.and(watch), ResultMeta::writeObject)
                    .orElseGet(() -> invalid(request, ToolMethods.NO_SUCH_TOOL));
            return entry.isUnwanted() ? Reply.accepted() : reply;
        } finally {
            calls.leave(entry);
        }
    }

    /** A version of ours is confirmed; to any other the newest is offered (basic/lifecycle, "Version Negotiation"). */
    private Reply initialized(Request request) {
        String wanted = request.params().path("protocolVersion").asString("");
        String version = Era.LEGACY_VERSIONS.contains(wanted) ? wanted : Era.LEGACY_VERSIONS.get(0);
        return Reply.result(request.id(), out -> face.writeInitializeResult(out, version));
    }

    private static Reply invalid(Request request, String message) {
        return Reply.error(request.id(), RpcError.INVALID_PARAMS, OK, message);
    }
}
