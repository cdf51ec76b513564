// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

/**
 * What one person used in one window.
 *
 * @param username the person's name at sign-in
 * @param allowed calls that reached the database
 * @param rejected calls that did not
 * @param rows rows in the answers
 * @param bytes size of the answers
 */
public record Usage(String username, long allowed, long rejected, long rows, long bytes) {

    /** No call at all. */
    static Usage none(String username) {
        return new Usage(username, 0, 0, 0, 0);
    }

    /** Calls of both decisions. */
    public long calls() {
        return allowed + rejected;
    }
}
