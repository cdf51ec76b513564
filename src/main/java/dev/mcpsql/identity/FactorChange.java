// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import java.util.List;
import java.util.function.Function;

/** How a change of the second factors ended. */
public sealed interface FactorChange {

    /** One branch for each ending. */
    <R> R match(Function<Done, R> onDone, Function<Why, R> onDenied);

    /** Why nothing changed. */
    enum Why {
        /** What was shown does not prove the new factor. */
        WRONG,
        /** The session is gone, or opens no change: sign in. */
        EXPIRED,
        /** The sign-in is too long ago: confirm first. */
        STALE,
        /** It is the only factor, and one is required. */
        LAST
    }

    /**
     * It holds from now on.
     *
     * @param cookie the session goes on under it
     * @param codes new recovery codes, to be shown now and never again; empty when the account has some already
     */
    record Done(String cookie, List<RecoveryCode> codes) implements FactorChange {

        /** Copies the list. */
        public Done {
            codes = List.copyOf(codes);
        }

        @Override
        public <R> R match(Function<Done, R> onDone, Function<Why, R> onDenied) {
            return onDone.apply(this);
        }
    }

    /**
     * Nothing changed.
     *
     * @param why what the person may be told
     */
    record Denied(Why why) implements FactorChange {
        @Override
        public <R> R match(Function<Done, R> onDone, Function<Why, R> onDenied) {
            return onDenied.apply(why);
        }
    }
}
