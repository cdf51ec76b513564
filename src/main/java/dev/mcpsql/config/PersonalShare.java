// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.time.Duration;

/**
 * How much of the queried database one person may use at a time, on each node.
 *
 * @param statements statements that run at once; as many more may wait
 * @param patience how long one of those waits for its turn
 */
public record PersonalShare(int statements, Duration patience) {

    /** The connections of one node: a larger share would bound nothing. */
    private static final int MOST_STATEMENTS = 16;

    /** Each that waits holds a thread. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException when nothing could run, or the bound would be none
     */
    public PersonalShare {
        if (statements < 1 || statements > MOST_STATEMENTS) {
            throw new IllegalArgumentException("statements-per-person is 1 to " + MOST_STATEMENTS);
        }
        if (patience.toMillis() < 1 || patience.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("statement-wait is 1ms to " + LONGEST.toSeconds() + "s");
        }
    }
}
