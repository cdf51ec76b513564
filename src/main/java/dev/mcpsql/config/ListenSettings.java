// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

/**
 * How many streams of {@code subscriptions/listen} one node keeps open.
 *
 * @param streamsPerPerson of one person, whatever clients and tokens they come by
 * @param streamsPerNode of all together
 */
public record ListenSettings(int streamsPerPerson, int streamsPerNode) {

    /** Each is an open connection. */
    private static final int MOST = 100_000;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException when nobody could listen, or the bound would be none
     */
    public ListenSettings {
        if (streamsPerPerson < 1 || streamsPerPerson > streamsPerNode || streamsPerNode > MOST) {
            throw new IllegalArgumentException("need 1 <= streams-per-person <= streams-per-node <= " + MOST + ", got "
                    + streamsPerPerson + " and " + streamsPerNode);
        }
    }
}
