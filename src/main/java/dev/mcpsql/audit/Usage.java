// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

/**
 * What was used in one window.
 *
 * @param allowed calls that reached the database
 * @param rejected calls that did not
 * @param rows rows in the answers
 * @param bytes size of the answers
 */
public record Usage(long allowed, long rejected, long rows, long bytes) {

    /** Nothing was called. */
    static final Usage NONE = new Usage(0, 0, 0, 0);

    /** Calls of both decisions. */
    public long calls() {
        return allowed + rejected;
    }
}
