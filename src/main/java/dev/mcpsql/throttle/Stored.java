// SPDX-License-Identifier: MIT
package dev.mcpsql.throttle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A row of the database.
 *
 * @param key of the subject
 * @param attempts of all nodes
 * @param endsAt the end of the window
 */
record Stored(String key, int attempts, Instant endsAt) {

    static Stored from(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("subject"),
                row.getInt("attempts"),
                row.getTimestamp("window_ends_at").toInstant());
    }
}
