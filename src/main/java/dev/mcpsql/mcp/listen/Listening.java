// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.listen;

import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.stream.EventSink;
import java.util.function.Consumer;
import java.util.function.Function;

/** How a request to listen is answered. */
public sealed interface Listening {

    /** One branch for each ending. */
    <R> R match(Function<Consumer<EventSink>, R> onGranted, Function<Reply, R> onRefused);

    /**
     * By a stream; the place is held for it, and lost when it is not begun soon.
     *
     * @param begin takes the stream, once
     */
    record Granted(Consumer<EventSink> begin) implements Listening {
        @Override
        public <R> R match(Function<Consumer<EventSink>, R> onGranted, Function<Reply, R> onRefused) {
            return onGranted.apply(begin);
        }
    }

    /**
     * By an error.
     *
     * @param reply says why
     */
    record Refused(Reply reply) implements Listening {
        @Override
        public <R> R match(Function<Consumer<EventSink>, R> onGranted, Function<Reply, R> onRefused) {
            return onRefused.apply(reply);
        }
    }
}
