// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

/**
 * A slice of a list.
 *
 * @param first how many rows to leave out before it
 * @param size how many rows at most; never more than {@link #MAX_SIZE}, whatever was asked
 */
public record Page(int first, int size) {

    /** More than a screen holds, less than a server minds. */
    public static final int MAX_SIZE = 100;

    /** Brings both into their bounds: the numbers come from a browser. */
    public Page {
        first = Math.max(0, first);
        size = Math.min(Math.max(1, size), MAX_SIZE);
    }
}
