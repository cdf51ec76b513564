// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.access.AuthenticatedCaller;
import dev.mcpsql.access.BrokenOff;
import dev.mcpsql.mcp.message.HttpRefusal;
import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.message.RequestHead;
import dev.mcpsql.mcp.message.RpcError;
import dev.mcpsql.mcp.stream.Inlet;
import dev.mcpsql.tool.Fault;
import dev.mcpsql.trace.CurrentTrace;
import dev.mcpsql.trace.Spans;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One message of a known caller, from the arrival of its body to its answer.
 *
 * @param answering sends what is found out
 */
record Exchange(
        Endpoint endpoint,
        AuthenticatedCaller caller,
        RequestHead head,
        Workers workers,
        Spans spans,
        Delivery delivery,
        Answering answering)
        implements Inlet.Receiver {

    private static final String FAILED = "The server failed.";

    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

    @Override
    public void whole(byte[] body) {
        if (!workers.take(() -> answer(body))) {
            answering.give(new Answer.Whole(Reply.refused(
                    HttpRefusal.SERVICE_UNAVAILABLE, "Too many requests at once. Try again in a second.")));
        }
    }

    @Override
    public void tooLarge() {
        delivery.lastReply(Endpoint.tooLarge());
    }

    @Override
    public void tooSlow() {
        delivery.lastReply(Reply.refused(HttpRefusal.REQUEST_TIMEOUT, "The body did not come in time."));
    }

    @Override
    public void brokenOff(Throwable cause) {
        BrokenOff.note(cause);
        delivery.lastReply(Reply.error(RpcError.INVALID_REQUEST, "The body ended too soon."));
    }

    private void answer(byte[] body) {
        try (RequestTrace trace = new RequestTrace(spans)) {
            answer(body, trace);
        }
    }

    /**
     * A broken program answers with a JSON-RPC error that tells nothing, under the request's id once that is known (MCP 2026-07-28,
     * basic/index, "Responses"); the log has kind and place.
     */
    private void answer(byte[] body, RequestTrace trace) {
        AtomicReference<Reply> failure = new AtomicReference<>(Reply.error(RpcError.INTERNAL_ERROR, FAILED));
        try {
            answering.give(endpoint.answer(caller, head, body, request -> {
                failure.set(
                        Reply.error(request.id(), RpcError.INTERNAL_ERROR, RpcError.INTERNAL_ERROR.status(), FAILED));
                trace.begin(head, request);
                return answering.watch(request.progressToken());
            }));
        } catch (RuntimeException unexpected) {
            trace.failed(unexpected);
            LOG.log(Level.ERROR, "a request to the MCP endpoint failed" + CurrentTrace.inWords(), Fault.of(unexpected));
        } finally {
            answering.give(new Answer.Whole(Objects.requireNonNull(failure.get())));
        }
    }
}
