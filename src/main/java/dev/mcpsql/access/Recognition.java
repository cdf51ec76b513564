// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.audit.DenialEntry;
import dev.mcpsql.vocabulary.Caller;
import java.util.function.Function;
import java.util.function.Supplier;

/** What became of a verified token when the database was asked. */
sealed interface Recognition {

    /** One branch for each ending. */
    <R> R match(Function<Caller, R> onGranted, Function<DenialEntry, R> onDenied, Supplier<R> onStranger);

    /** The person may ask. */
    record Granted(Caller caller) implements Recognition {
        @Override
        public <R> R match(Function<Caller, R> onGranted, Function<DenialEntry, R> onDenied, Supplier<R> onStranger) {
            return onGranted.apply(caller);
        }
    }

    /** The person is known and may not. */
    record Denied(DenialEntry entry) implements Recognition {
        @Override
        public <R> R match(Function<Caller, R> onGranted, Function<DenialEntry, R> onDenied, Supplier<R> onStranger) {
            return onDenied.apply(entry);
        }
    }

    /** Nobody of that id. */
    record Stranger() implements Recognition {
        @Override
        public <R> R match(Function<Caller, R> onGranted, Function<DenialEntry, R> onDenied, Supplier<R> onStranger) {
            return onStranger.get();
        }
    }
}
