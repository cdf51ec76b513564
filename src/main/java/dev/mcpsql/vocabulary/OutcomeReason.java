// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import java.util.Locale;

/**
 * Why a tool call ended without the rows it asked for. Closed: the trail, the answer, the hints and the alerts key on it.
 *
 * <p>A published {@link #code()} is never renamed.
 */
public enum OutcomeReason {
    /** The text is empty, or PostgreSQL's grammar as this server reads it has no such statement. */
    PARSE_ERROR(Remedy.REWRITE, "Send one complete PostgreSQL SELECT statement."),
    /** More than one statement in one text. */
    MULTI_STATEMENT(Remedy.REWRITE, "Send one statement a call; call run_query once for each."),
    /** The statement is not a SELECT. */
    NON_SELECT_ROOT(Remedy.REWRITE, "This server only reads: start the statement with SELECT or WITH … SELECT."),
    /** {@code *} or a whole-row value where columns must be named. */
    SELECT_STAR(Remedy.REWRITE, "Name the columns you need; describe_table lists them."),
    /** The relation is not on the profile's list, or does not exist; the two are not told apart. */
    DISALLOWED_TABLE(Remedy.REWRITE, "Use the relations that list_tables shows."),
    /** The column is not one the profile may see, or does not exist; the two are not told apart. */
    DISALLOWED_COLUMN(Remedy.REWRITE, "Use the columns that describe_table shows."),
    /** The function is not on the allow-list. */
    DISALLOWED_FUNCTION(Remedy.REWRITE, "Use ordinary aggregate, text, date, number or JSON functions."),
    /** The type of a cast or typed literal is not on the allow-list. */
    DISALLOWED_TYPE(Remedy.REWRITE, "Cast to an ordinary type such as text, integer, numeric, date or timestamptz."),
    /** A construct of SQL that this server does not admit. */
    DISALLOWED_CONSTRUCT(Remedy.REWRITE, "Rewrite the query with plain SELECT, JOIN, WHERE, GROUP BY and ORDER BY."),
    /** A relation of PostgreSQL's own catalogs or of this server. */
    SYSTEM_SCHEMA(Remedy.REWRITE, "System catalogs are closed; list_tables and describe_table tell what you may see."),
    /** A data-modifying statement inside WITH. */
    WRITEABLE_CTE(Remedy.REWRITE, "A WITH query may only hold SELECT statements."),
    /** {@code SELECT … INTO}. */
    SELECT_INTO(Remedy.REWRITE, "Leave INTO out; the rows come back in the answer."),
    /** A bound on length, depth, chain or growth was passed. */
    TOO_COMPLEX(Remedy.REWRITE, "Make the query shorter or flatter, or split it into several."),
    /** The planner's estimate is over the profile's budget. */
    OVER_BUDGET(Remedy.REWRITE, "Narrow the query with WHERE on an indexed column, or aggregate less."),
    /** The person has used up what the profile allows in this period. */
    OVER_QUOTA(Remedy.RETRY, "Wait for the next period, or ask the operator for a higher quota."),
    /** PostgreSQL ran the query and reported an error. */
    EXECUTION_ERROR(Remedy.REWRITE, "Correct the query; the SQLSTATE says what PostgreSQL objected to."),
    /** The statement timeout ended the query. */
    TIMEOUT(Remedy.REWRITE, "Narrow the query with WHERE, aggregate in SQL, or read it in smaller slices."),
    /** The caller, or a shutdown, ended the query. */
    CANCELLED(Remedy.RETRY, "The call was cancelled; send it again if you still need the answer."),
    /** The database or the trail cannot be reached now. */
    UNAVAILABLE(Remedy.RETRY, "Try again in a little while."),
    /** An argument of the call is missing, unknown or of the wrong type. */
    INVALID_ARGUMENT(Remedy.REWRITE, "Send the arguments as the tool's input schema describes them."),
    /** The operator's configuration does not let this profile work. */
    MISCONFIGURED(Remedy.TELL_OPERATOR, "Tell the operator of this server; nothing you can send will help."),
    /** A fault of this server. */
    INTERNAL_ERROR(Remedy.TELL_OPERATOR, "Tell the operator of this server; its log has the cause.");

    /** Who can do something about it. */
    public enum Remedy {
        /** The agent: a different query or argument can succeed. */
        REWRITE,
        /** The agent, later: the same call can succeed. */
        RETRY,
        /** A person who runs the server. */
        TELL_OPERATOR
    }

    private final Remedy remedy;
    private final String hint;

    OutcomeReason(Remedy remedy, String hint) {
        this.remedy = remedy;
        this.hint = hint;
    }

    /** The stored and published form; once released, never renamed. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Who must act. */
    public Remedy remedy() {
        return remedy;
    }

    /** One sentence for the agent. */
    public String hint() {
        return hint;
    }
}
