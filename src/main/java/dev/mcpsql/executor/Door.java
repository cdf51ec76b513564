// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.vocabulary.Identifier;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import tools.jackson.core.JacksonException;

/**
 * Runs a text through its profile's door.
 *
 * <p>The text travels as a bind parameter: the driver never parses it, and PostgreSQL refuses a change of role inside a
 * security-definer function (manual, SET ROLE).
 *
 * <p>What arrives is bounded whatever the rows hold: the door cuts cells and stops when the answer is full, so that at most
 * one row, of 1,664 cut cells, comes on top of the answer.
 */
final class Door {

    /**
     * A line may be so many times longer than what is delivered of it: the door cuts after characters, of up to four bytes,
     * and writes up to eight bytes of key before a value.
     */
    private static final int LINE_BEYOND_ROW = 5;

    /** Names and types come before the rows. */
    private static final int LINES_BEFORE_ROWS = 2;

    private final String call;
    private final QueryLimits limits;

    Door(Profile profile, QueryLimits limits) {
        Identifier function = new Identifier("run_" + profile.name());
        this.call = "select line from mcp_door." + function.quoted() + "(?, ?, ?, ?) as line";
        this.limits = limits;
    }

    /** Runs it; one row more than the cap is asked for, to know whether there are more. */
    Execution.Rows open(ReadOnlyTransaction transaction, String sql, RowCap cap) throws SQLException {
        int rowsAsked = cap.maxRows() + 1;
        try (PreparedStatement statement = transaction.prepareLast(call)) {
            statement.setMaxRows(LINES_BEFORE_ROWS + rowsAsked);
            statement.setString(1, sql);
            statement.setInt(2, rowsAsked);
            statement.setInt(3, limits.maxCellBytes());
            statement.setInt(4, limits.maxAnswerBytes() * LINE_BEYOND_ROW);
            try (ResultSet lines = transaction.last(statement)) {
                return answer(lines, cap);
            } catch (JacksonException foreign) {
                // Its message may quote the line.
                throw notOurs("the door gave a line that is no row of JSON");
            }
        }
    }

    private Execution.Rows answer(ResultSet lines, RowCap cap) throws SQLException {
        AnswerWriter answer = new AnswerWriter(limits, cap, head(lines, "names"), head(lines, "types"));
        boolean wanted = true;
        while (wanted && lines.next()) {
            wanted = answer.add(lines.getBytes(1));
        }
        return answer.rows();
    }

    private static byte[] head(ResultSet lines, String what) throws SQLException {
        byte[] line = lines.next() ? lines.getBytes(1) : null;
        if (line == null) {
            throw notOurs("the door gave no " + what);
        }
        return line;
    }

    /** Somebody changed the door: what PostgreSQL calls an invalid function definition, so the set-up is at fault. */
    private static SQLException notOurs(String sentence) {
        return new SQLException(sentence, "42P13");
    }
}
