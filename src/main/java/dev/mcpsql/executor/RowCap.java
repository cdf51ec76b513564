// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

/**
 * The most rows an answer may have, and who said so.
 *
 * @param maxRows 1 or more; for 0 there is nothing to run
 * @param cause decides whether cutting here counts as truncation
 */
public record RowCap(int maxRows, Cause cause) {

    /** Who set the cap. */
    public enum Cause {
        /** The caller's own LIMIT or argument: more rows were not wanted, so leaving them out is no truncation. */
        CALLER,
        /** The server's default or hard cap. */
        SERVER
    }

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException when it is under 1
     */
    public RowCap {
        if (maxRows < 1) {
            throw new IllegalArgumentException("a row cap under 1 has nothing to run: " + maxRows);
        }
    }
}
