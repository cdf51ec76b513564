// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

/** Which cap of the server cut the answer. */
public enum Truncation {
    /** None: all that was asked for is there. */
    NONE,
    /** The default or hard row cap; more rows exist. */
    ROWS,
    /** The byte cap of the answer; rows are missing from there on. */
    ANSWER_BYTES,
    /** The byte cap of a cell; all rows are there, and each cut cell says so at its end. */
    CELLS;

    /** Whether anything is missing. */
    public boolean truncated() {
        return this != NONE;
    }
}
