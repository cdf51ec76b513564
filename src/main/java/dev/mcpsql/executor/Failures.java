// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns what the driver throws into an ending: reason, SQLSTATE, and a sentence that gives nothing away. */
final class Failures {

    private static final System.Logger LOG = System.getLogger(Failures.class.getName());

    private final QueryLimits limits;
    private final ConditionNames names = new ConditionNames();

    Failures(QueryLimits limits) {
        this.limits = limits;
    }

    /**
     * The ending that an exception means.
     *
     * @param ran how long the call had run; a cancel before the timeout was somebody's wish
     */
    Execution.Failed of(SQLException failed, Duration ran) {
        SqlState state = SqlState.of(failed);
        OutcomeReason reason = reason(failed, state, ran);
        if (reason == OutcomeReason.MISCONFIGURED || reason == OutcomeReason.UNAVAILABLE) {
            LOG.log(Level.WARNING, "a query ended as {0} with SQLSTATE {1}", reason.code(), state.code());
        }
        return new Execution.Failed(reason, state.code(), sentence(reason, state, failed));
    }

    private OutcomeReason reason(SQLException failed, SqlState state, Duration ran) {
        if (failed instanceof TargetUnreachableException) {
            return state.withoutAText();
        }
        OutcomeReason reason = insideTheDoor(failed) ? state.whileRunning() : state.beforeRunning();
        boolean early = ran.compareTo(limits.statementTimeout()) < 0;
        return reason == OutcomeReason.TIMEOUT && early ? OutcomeReason.CANCELLED : reason;
    }

    /** PostgreSQL adds a context to every error that is raised while a function runs, and none to an error about its call. */
    private static boolean insideTheDoor(SQLException failed) {
        ServerErrorMessage message = serverMessage(failed);
        return message != null && message.getWhere() != null;
    }

    /** A second line of context: a function that the text calls raised it, with any words it likes. */
    private static boolean raisedDeeper(ServerErrorMessage message) {
        return message.getWhere() != null && message.getWhere().contains("\n");
    }

    private static @Nullable ServerErrorMessage serverMessage(SQLException failed) {
        return failed instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    }

    private String sentence(OutcomeReason reason, SqlState state, SQLException failed) {
        return switch (reason) {
            case TIMEOUT ->
                "The query ran longer than " + limits.statementTimeout().toMillis() + " ms and was ended.";
            case CANCELLED -> "The query was cancelled.";
            case UNAVAILABLE -> "The database is not available for this query now.";
            case MISCONFIGURED -> "The database is not set up for this profile.";
            default -> names.of(state) + primaryMessage(state, failed);
        };
    }

    private static String primaryMessage(SqlState state, SQLException failed) {
        ServerErrorMessage message = serverMessage(failed);
        if (message == null || message.getMessage() == null || !state.speaksOfTheText() || raisedDeeper(message)) {
            return "";
        }
        return ": " + QuotedParts.removed(message.getMessage());
    }
}
