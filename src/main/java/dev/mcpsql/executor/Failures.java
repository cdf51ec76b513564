// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.trace.CurrentTrace;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns what the driver throws into an ending: reason, SQLSTATE, and a sentence that gives nothing away. Thread-safe. */
final class Failures {

    private static final System.Logger LOG = System.getLogger(Failures.class.getName());

    private final QueryLimits limits;
    private final ConditionNames names = new ConditionNames();
    private final KnownSentences known = new KnownSentences();

    Failures(QueryLimits limits) {
        this.limits = limits;
    }

    /**
     * The ending that an exception means.
     *
     * @param ran how long the call had run; a cancel before the timeout was somebody's wish
     */
    Execution.Failed of(SQLException failed, AskedText asked, Duration ran) {
        SqlState state = SqlState.of(failed);
        OutcomeReason reason = reason(failed, state, ran);
        if (reason == OutcomeReason.MISCONFIGURED || reason == OutcomeReason.UNAVAILABLE) {
            LOG.log(
                    Level.WARNING,
                    "a query ended as {0} with SQLSTATE {1}{2}",
                    reason.code(),
                    state.code(),
                    CurrentTrace.inWords());
        }
        return new Execution.Failed(reason, state.code(), sentence(reason, state, failed, asked));
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
        ServerErrorMessage error = serverError(failed);
        return error != null && error.getWhere() != null;
    }

    private static @Nullable ServerErrorMessage serverError(SQLException failed) {
        return failed instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    }

    private String sentence(OutcomeReason reason, SqlState state, SQLException failed, AskedText asked) {
        return switch (reason) {
            case TIMEOUT ->
                "The query ran longer than " + limits.statementTimeout().toMillis() + " ms and was ended.";
            case CANCELLED -> "The query was cancelled.";
            case UNAVAILABLE -> "The database is not available for this query now.";
            case MISCONFIGURED -> "The database is not set up for this profile.";
            default -> state.code() + " " + names.of(state) + explanation(state, failed, asked);
        };
    }

    /** PostgreSQL's own words: about the text where its parser points at it, else only what is known to hold no value of a row. */
    private String explanation(SqlState state, SQLException failed, AskedText asked) {
        ServerErrorMessage error = serverError(failed);
        if (error == null || error.getMessage() == null) {
            return "";
        }
        String message = QuotedParts.removed(error.getMessage());
        OptionalInt place = asked.place(error);
        if (place.isPresent() && state.speaksOfTheText()) {
            return ": " + message + at(asked.origin().apply(place.getAsInt()));
        }
        return known.hold(state, message) ? ": " + message : "";
    }

    private static String at(OptionalInt position) {
        return position.isPresent() ? " (at character " + position.getAsInt() + ")" : "";
    }
}
