// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * One tool call as a line of a list; {@link TrailReader#query} has the rest.
 *
 * @param callId the key of the call
 * @param at when the row was written
 * @param username who asked
 * @param profile the profile that applied
 * @param tool the tool's name
 * @param sqlStart the first characters of the text as the agent wrote it
 * @param decision the code of a {@link dev.mcpsql.vocabulary.Decision}
 * @param reason the code of an {@link dev.mcpsql.vocabulary.OutcomeReason}; empty when rows were returned
 * @param rowCount rows in the answer
 * @param durationMs milliseconds from the call's arrival to its answer
 */
public record QueryLine(
        UUID callId,
        Instant at,
        String username,
        String profile,
        String tool,
        String sqlStart,
        String decision,
        String reason,
        int rowCount,
        int durationMs) {}
