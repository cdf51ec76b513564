// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

/** The trail of denials: requests of known people that never became a tool call. */
@FunctionalInterface
public interface DenialTrail {

    /**
     * Writes the row of one denial; it is durable when this returns.
     *
     * @throws TrailUnavailableException when it is not known to be durable; the denial stands all the same
     */
    void append(DenialEntry entry);
}
