// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.vocabulary.Refusal;
import java.util.function.Function;

/** What the gate decided about one text. */
public sealed interface Verdict {

    /** Calls the function for the case at hand. */
    <R> R match(Function<AdmittedQuery, R> onAdmitted, Function<Refusal, R> onRefused);

    /**
     * The text may run.
     *
     * @param query what may go through the door
     */
    record Admitted(AdmittedQuery query) implements Verdict {
        @Override
        public <R> R match(Function<AdmittedQuery, R> onAdmitted, Function<Refusal, R> onRefused) {
            return onAdmitted.apply(query);
        }
    }

    /**
     * The text may not run.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements Verdict {
        @Override
        public <R> R match(Function<AdmittedQuery, R> onAdmitted, Function<Refusal, R> onRefused) {
            return onRefused.apply(refusal);
        }
    }
}
