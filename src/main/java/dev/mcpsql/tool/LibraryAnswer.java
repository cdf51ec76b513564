// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.vocabulary.Refusal;
import java.util.function.Function;

/** How a method of the {@link Library} ended. */
public sealed interface LibraryAnswer {

    /** One branch for each ending. */
    <R> R match(Function<Found, R> onFound, Function<Refusal, R> onRefused);

    /**
     * With what was asked for.
     *
     * @param json the value of the method's member
     * @param nextCursor where a list goes on; {@code ""} at its end and for what is no list
     */
    record Found(String json, String nextCursor) implements LibraryAnswer {
        @Override
        public <R> R match(Function<Found, R> onFound, Function<Refusal, R> onRefused) {
            return onFound.apply(this);
        }
    }

    /**
     * Without it: not allowed, not there, badly asked for, or failed on the way.
     *
     * @param refusal the reason, and a sentence that may be shown to the caller outside a fence: it repeats neither what the caller
     *     wrote nor a name or message of the database
     */
    record Refused(Refusal refusal) implements LibraryAnswer {
        @Override
        public <R> R match(Function<Found, R> onFound, Function<Refusal, R> onRefused) {
            return onRefused.apply(refusal);
        }
    }
}
