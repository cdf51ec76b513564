// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.stream.EventSink;
import java.util.function.Consumer;
import java.util.function.Function;

/** How a message is answered. */
sealed interface Answer {

    /** One branch for each kind. */
    <R> R match(Function<Reply, R> onWhole, Function<Consumer<EventSink>, R> onStream);

    /**
     * By one reply.
     *
     * @param reply the last word
     */
    record Whole(Reply reply) implements Answer {
        @Override
        public <R> R match(Function<Reply, R> onWhole, Function<Consumer<EventSink>, R> onStream) {
            return onWhole.apply(reply);
        }
    }

    /**
     * By a stream that stays open.
     *
     * @param begin is given the stream, once
     */
    record Stream(Consumer<EventSink> begin) implements Answer {
        @Override
        public <R> R match(Function<Reply, R> onWhole, Function<Consumer<EventSink>, R> onStream) {
            return onStream.apply(begin);
        }
    }
}
