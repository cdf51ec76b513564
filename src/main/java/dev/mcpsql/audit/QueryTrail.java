// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

/** The trail of tool calls. Only {@code tool} appends to it. */
@FunctionalInterface
public interface QueryTrail {

    /**
     * Writes the row of one call; it is durable when this returns.
     *
     * @throws TrailUnavailableException when it is not known to be durable; the answer must then be withheld
     */
    void append(QueryEntry entry);
}
