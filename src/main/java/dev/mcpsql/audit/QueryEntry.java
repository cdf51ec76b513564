// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import dev.mcpsql.vocabulary.Caller;
import dev.mcpsql.vocabulary.Decision;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What is kept of one tool call. Never row content, and never PostgreSQL's message: it quotes values.
 *
 * @param callId fresh for each call; the key, so that a call cannot have two rows
 * @param caller who asked
 * @param tool the tool's name
 * @param rawSql the text as the agent wrote it; empty or the argument when the tool takes no SQL
 * @param executedSql the text that went through the door; empty when nothing did
 * @param decision whether the call was let through to the database
 * @param reason why there are no rows; empty when the call was answered
 * @param sqlState PostgreSQL's SQLSTATE, empty when there was none
 * @param rowCount rows delivered
 * @param answerBytes bytes of UTF-8 of what was read for the answer
 * @param truncated whether a limit of the server, not of the caller, cut the answer
 * @param duration from the call's arrival to this row
 */
public record QueryEntry(
        UUID callId,
        Caller caller,
        String tool,
        String rawSql,
        String executedSql,
        Decision decision,
        Optional<OutcomeReason> reason,
        String sqlState,
        int rowCount,
        int answerBytes,
        boolean truncated,
        Duration duration) {}
