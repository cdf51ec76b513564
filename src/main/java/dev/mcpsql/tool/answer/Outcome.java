// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.answer;

import dev.mcpsql.vocabulary.Decision;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.Refusal;
import java.util.Optional;

/**
 * How a call ended: everything that the trail keeps and the answer shows.
 *
 * @param content what was found; {@link Content#NONE} when nothing was
 * @param refusal why there is nothing; empty when the call was answered
 * @param executedSql what went through the door; empty when nothing did
 * @param sqlState PostgreSQL's, empty when there was none
 */
public record Outcome(Content content, Optional<Refusal> refusal, String executedSql, String sqlState) {

    public static Outcome answered(Content content, String executedSql) {
        return new Outcome(content, Optional.empty(), executedSql, "");
    }

    public static Outcome refused(Refusal refusal) {
        return failed(refusal, "", "");
    }

    public static Outcome refused(OutcomeReason reason, String message) {
        return refused(new Refusal(reason, message));
    }

    public static Outcome failed(Refusal refusal, String executedSql, String sqlState) {
        return new Outcome(Content.NONE, Optional.of(refusal), executedSql, sqlState);
    }

    public Optional<OutcomeReason> reason() {
        return refusal.map(Refusal::reason);
    }

    /** Rejected when the gate, the arguments or the configuration refused it; what ran, however it ended, was allowed. */
    public Decision decision() {
        return reason().map(Outcome::decision).orElse(Decision.ALLOWED);
    }

    private static Decision decision(OutcomeReason reason) {
        return switch (reason) {
            case EXECUTION_ERROR, TIMEOUT, CANCELLED, UNAVAILABLE, INTERNAL_ERROR -> Decision.ALLOWED;
            case PARSE_ERROR,
                    MULTI_STATEMENT,
                    NON_SELECT_ROOT,
                    SELECT_STAR,
                    DISALLOWED_TABLE,
                    DISALLOWED_COLUMN,
                    DISALLOWED_FUNCTION,
                    DISALLOWED_TYPE,
                    DISALLOWED_CONSTRUCT,
                    SYSTEM_SCHEMA,
                    WRITEABLE_CTE,
                    SELECT_INTO,
                    TOO_COMPLEX,
                    OVER_BUDGET,
                    OVER_QUOTA,
                    INVALID_ARGUMENT,
                    MISCONFIGURED -> Decision.REJECTED;
        };
    }
}
