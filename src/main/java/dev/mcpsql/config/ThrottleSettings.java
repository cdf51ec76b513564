// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.time.Duration;

/**
 * How often one address may do what honest ones do seldom.
 *
 * @param badTokens bearer tokens that no trusted key signed
 * @param registrations registrations of clients
 * @param inertRegistrations whether an address over its limit is answered with a client that does not exist instead of 429
 */
public record ThrottleSettings(Limit badTokens, Limit registrations, boolean inertRegistrations) {

    /**
     * So many attempts in a window that begins with the first.
     *
     * @param attempts the next one is refused
     * @param window of time; attempts that were refused do not move its end
     */
    public record Limit(int attempts, Duration window) {

        private static final int MOST = 1_000_000;

        private static final Duration LONGEST = Duration.ofDays(7);

        /**
         * Checks both.
         *
         * @throws IllegalArgumentException when one is out of range
         */
        public Limit {
            if (attempts < 1 || attempts > MOST) {
                throw new IllegalArgumentException("attempts are 1 to " + MOST);
            }
            if (window.toSeconds() < 1 || window.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("a window is 1s to 7d");
            }
        }
    }
}
