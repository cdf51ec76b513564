// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import java.time.Instant;
import java.util.List;

/**
 * Who used how much, as far as the trail knew at one instant.
 *
 * @param at the instant at which every window ends
 * @param people everyone with a call in the last seven days, the busiest first
 */
public record UsageSummary(Instant at, List<PersonUsage> people) {

    /** Copies the list. */
    public UsageSummary {
        people = List.copyOf(people);
    }
}
