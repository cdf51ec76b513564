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
    public record Threshold(Duration window, int calls) {

        /** Trails keep their rows for so long at least; a longer window would count what retention has taken. */
        private static final Duration LONGEST = Duration.ofDays(90);

        /**
         * Checks the window.
         *
         * @throws IllegalArgumentException when it is none
         */
        public Threshold {
            if (window.toSeconds() < 1 || window.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("the window of a tripwire is 1s to 90d");
            }
        }
    }
}
