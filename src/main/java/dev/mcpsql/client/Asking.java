// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import java.util.function.Function;
import java.util.function.Supplier;

/** Who a client id belongs to when a person's access is asked for. */
public sealed interface Asking {

    /** One branch for each ending. */
    <R> R match(Function<Client, R> onKnown, Supplier<R> onForgotten, Function<String, R> onUnserved);

    /** It may ask. */
    record Known(Client client) implements Asking {
        @Override
        public <R> R match(Function<Client, R> onKnown, Supplier<R> onForgotten, Function<String, R> onUnserved) {
            return onKnown.apply(client);
        }
    }

    /** It never registered here, or was forgotten: adding the server to the client again makes it register. */
    record Forgotten() implements Asking {
        @Override
        public <R> R match(Function<Client, R> onKnown, Supplier<R> onForgotten, Function<String, R> onUnserved) {
            return onForgotten.get();
        }
    }

    /**
     * It may not ask, and adding the server again would change nothing.
     *
     * @param sentence for the person
     */
    record Unserved(String sentence) implements Asking {
        @Override
        public <R> R match(Function<Client, R> onKnown, Supplier<R> onForgotten, Function<String, R> onUnserved) {
            return onUnserved.apply(sentence);
        }
    }
}
