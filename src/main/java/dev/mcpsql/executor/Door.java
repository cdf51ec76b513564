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
 */
final class Door {

    /** Rows the driver may hold at once are bounded by this many bytes. */
    private static final int FETCH_BYTES = 16 * 1024 * 1024;

    /** A row may be so many times larger than the answer, since its long cells are cut here. */
    private static final int ROW_BEYOND_ANSWER = 4;

    private final String call;
    private final QueryLimits limits;

    Door(Profile profile, QueryLimits limits) {
        Identifier function = new Identifier("run_" + profile.name());
        this.call = "select line from mcp_door." + function.quoted() + "(?, ?, ?) as line";
        this.limits = limits;
    }

    /** Runs it; one row more than the cap is asked for, to know whether there are more. */
    Execution.Rows open(ReadOnlyTransaction transaction, String sql, RowCap cap) throws SQLException {
        int maxRowBytes = limits.maxAnswerBytes() * ROW_BEYOND_ANSWER;
        try (PreparedStatement statement = transaction.prepare(call)) {
            statement.setFetchSize(Math.max(2, FETCH_BYTES / maxRowBytes));
            statement.setString(1, sql);
            statement.setInt(2, cap.maxRows() + 1);
            statement.setInt(3, maxRowBytes);
            try (ResultSet lines = statement.executeQuery()) {
                return answer(lines, cap);
            } catch (JacksonException foreign) {
                // Its message may quote the line.
                throw notOurs("the door gave a line that is no row of JSON");
            }
        }
    }

    private Execution.Rows answer(ResultSet lines, RowCap cap) throws SQLException {
        String names = lines.next() ? lines.getString(1) : null;
        if (names == null) {
            throw notOurs("the door gave no names");
        }
        AnswerWriter answer = new AnswerWriter(limits, cap, names);
        boolean wanted = true;
        while (wanted && lines.next()) {
            wanted = answer.add(lines.getString(1));
        }
        return answer.rows();
    }

    /** Somebody changed the door: what PostgreSQL calls an invalid function definition, so the set-up is at fault. */
    private static SQLException notOurs(String sentence) {
        return new SQLException(sentence, "42P13");
    }
}
