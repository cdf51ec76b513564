// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.stream.EventSink;
import dev.mcpsql.mcp.stream.Outlet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * What a client gets while it waits for a call that takes its time: signs of life, which are the only way to learn that nobody
 * reads any more. The first one after the client closed is answered by a reset, and the second one fails.
 */
sealed interface Interlude {

    /** Something that means nothing, or how long the call has been running. */
    void beat(Duration running);

    /** The end: the reply, when one is wanted. */
    void end(Reply reply);

    /** Runs the task once when the client is gone. */
    void onGone(Runnable task);

    /**
     * Comments, and the progress when it was asked for; then the one event (MCP, "Receiving Messages").
     *
     * @param events the stream
     * @param progress empty when the request has no token for it
     */
    record OfEvents(EventSink events, Optional<Progress> progress) implements Interlude {
        @Override
        public void beat(Duration running) {
            progress.flatMap(told -> told.after(running)).ifPresentOrElse(events::event, events::comment);
        }

        @Override
        public void end(Reply reply) {
            if (!reply.json().isEmpty()) {
                events.event(reply.json());
            }
            events.end();
        }

        @Override
        public void onGone(Runnable task) {
            events.onGone(task);
        }
    }

    /**
     * White space; then the JSON.
     *
     * @param outlet the response
     */
    record OfBlanks(Outlet outlet) implements Interlude {
        @Override
        public void beat(Duration running) {
            outlet.send(new byte[] {' '});
        }

        @Override
        public void end(Reply reply) {
            outlet.send(reply.json().getBytes(StandardCharsets.UTF_8));
            outlet.end();
        }

        @Override
        public void onGone(Runnable task) {
            outlet.onGone(task);
        }
    }
}
