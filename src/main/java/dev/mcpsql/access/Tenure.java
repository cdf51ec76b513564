// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.vocabulary.Caller;
import java.util.function.Function;
import java.util.function.Supplier;

/** Whether a caller who was let in may stay, at the moment of asking. */
public sealed interface Tenure {

    /** One branch for each ending. */
    <R> R match(Function<Caller, R> onHolds, Supplier<R> onEnded, Supplier<R> onUnknown);

    /**
     * They may.
     *
     * @param caller as of now; the profile may be another one than before
     */
    record Holds(Caller caller) implements Tenure {
        @Override
        public <R> R match(Function<Caller, R> onHolds, Supplier<R> onEnded, Supplier<R> onUnknown) {
            return onHolds.apply(caller);
        }
    }

    /** They may not; if it was denied to a known person, the row is written. */
    record Ended() implements Tenure {
        @Override
        public <R> R match(Function<Caller, R> onHolds, Supplier<R> onEnded, Supplier<R> onUnknown) {
            return onEnded.get();
        }
    }

    /** The state database did not answer. */
    record Unknown() implements Tenure {
        @Override
        public <R> R match(Function<Caller, R> onHolds, Supplier<R> onEnded, Supplier<R> onUnknown) {
            return onUnknown.get();
        }
    }
}
