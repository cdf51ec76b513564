// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.time.Duration;
import java.util.List;

/**
 * When the volume of one person's calls is worth an operator's look.
 *
 * @param allowed thresholds on allowed calls
 * @param rejected thresholds on rejected calls
 */
public record TripwireSettings(List<Threshold> allowed, List<Threshold> rejected) {
    /** Copies the lists. */
    public TripwireSettings {
        allowed = List.copyOf(allowed);
        rejected = List.copyOf(rejected);
    }

    /**
     * A number of calls within a sliding window.
     *
     * @param window how far back to count
     * @param calls the alert goes off when there are more than this many
     */
    public record Threshold(Duration window, int calls) {}
}
