// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Everything the query trail holds about one tool call.
 *
 * @param callId the key of the call
 * @param at when the row was written
 * @param asker who asked, as they stood then
 * @param tool the tool's name as the client sent it
 * @param rawSql the text as the agent wrote it; empty for tools without one
 * @param executedSql the text that went through the door; empty when none did
 * @param ending how the call ended
 */
public record RecordedQuery(
        UUID callId, Instant at, Asker asker, String tool, String rawSql, String executedSql, Ending ending) {

    /**
     * Who asked.
     *
     * @param accountId the person's account
     * @param username the person's name at sign-in
     * @param profile the profile that applied
     * @param clientId the OAuth client
     * @param tokenId the access token's {@code jti}; never the token itself
     * @param address the client's address
     */
    public record Asker(
            UUID accountId, String username, String profile, String clientId, String tokenId, String address) {}

    /**
     * How a call ended.
     *
     * @param decision the code of a {@link dev.mcpsql.vocabulary.Decision}
     * @param reason the code of an {@link dev.mcpsql.vocabulary.OutcomeReason}; empty when rows were returned
     * @param sqlState what PostgreSQL reported; empty when nothing
     * @param rowCount rows in the answer
     * @param answerBytes size of the answer
     * @param truncated whether rows were left out
     * @param duration from the call's arrival to its answer
     */
    public record Ending(
            String decision,
            String reason,
            String sqlState,
            int rowCount,
            int answerBytes,
            boolean truncated,
            Duration duration) {}
}
