// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import java.util.function.Function;

/** Whether a request comes in. */
sealed interface Entrance {

    /** One branch for each ending. */
    <R> R match(Function<AuthenticatedCaller, R> onGranted, Function<DenialAnswer, R> onDenied);

    /** Yes, as this principal. */
    record Granted(AuthenticatedCaller principal) implements Entrance {
        @Override
        public <R> R match(Function<AuthenticatedCaller, R> onGranted, Function<DenialAnswer, R> onDenied) {
            return onGranted.apply(principal);
        }
    }

    /** No, with this answer. */
    record Denied(DenialAnswer answer) implements Entrance {
        @Override
        public <R> R match(Function<AuthenticatedCaller, R> onGranted, Function<DenialAnswer, R> onDenied) {
            return onDenied.apply(answer);
        }
    }
}
