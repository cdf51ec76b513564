// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.audit.DenialEntry;
import dev.mcpsql.audit.Denials;
import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateUnavailableException;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Asks again, for what lasts longer than a request, what is asked at every request: whether token and person still hold. One
 * round trip each time. Thread-safe.
 */
@Component
public final class Tenures {

    private final Revalidation revalidation;
    private final Denials denials;
    private final Clock clock;

    @Inject
    Tenures(Revalidation revalidation, Denials denials, Clock clock) {
        this.revalidation = revalidation;
        this.denials = denials;
        this.clock = clock;
    }

    /** Whether the caller may stay. A denial leaves its row each time, so whoever is told of one does not ask again. */
    public Tenure of(AuthenticatedCaller who) {
        if (!clock.instant().isBefore(who.expiresAt())) {
            return new Tenure.Ended();
        }
        try {
            return revalidation
                    .of(who.token(), who.caller().address())
                    .match(Tenure.Holds::new, this::denied, Tenure.Ended::new);
        } catch (StateUnavailableException unreachable) {
            return new Tenure.Unknown();
        }
    }

    private Tenure denied(DenialEntry entry) {
        denials.write(entry);
        return new Tenure.Ended();
    }
}
