// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.message.RequestHead;
import dev.mcpsql.mcp.message.RpcError;
import dev.mcpsql.mcp.method.CallWatch;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The answering of one POST: JSON when the reply is quick, a stream of events when a call takes longer than a grace and the
 * client reads such. The thread that works on the request gives the reply; a stream has a thread of its own.
 */
public final class Answering implements CallWatch, AutoCloseable {

    private final AsyncResponse response;
    private final Streams streams;
    private final boolean takesEvents;
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();

    /** Whether somebody answers; the quick way and the stream are never both taken. */
    private final AtomicBoolean begun = new AtomicBoolean();

    Answering(AsyncResponse response, RequestHead head, Streams streams) {
        this.response = response;
        this.streams = streams;
        this.takesEvents = head.takesEvents();
    }

    @Override
    public void began(Runnable cancel) {
        if (takesEvents) {
            streams.afterGrace(reply, () -> stream(cancel));
        }
    }

    private void stream(Runnable cancel) {
        if (begun.compareAndSet(false, true)) {
            response.resume(Response.ok(new EventStream(reply, cancel), MediaType.SERVER_SENT_EVENTS_TYPE)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    // nginx would collect the comments.
                    .header("X-Accel-Buffering", "no")
                    .build());
        }
    }

    /** Sends the reply, the one way or the other. */
    void give(Reply given) {
        reply.complete(given);
        if (begun.compareAndSet(false, true)) {
            response.resume(given.response());
        }
    }

    /** Ends a stream that gets no reply, because the program is broken; without a stream, the fault is answered elsewhere. */
    @Override
    public void close() {
        reply.complete(Reply.error(RpcError.INTERNAL_ERROR, "The server failed."));
        begun.set(true);
    }
}
