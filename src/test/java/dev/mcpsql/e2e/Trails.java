// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import dev.mcpsql.demo.DemoDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The trails as the database holds them.
 *
 * @param database the cluster
 */
record Trails(DemoDatabase database) {

    /** Tool, decision and reason of each of the person's calls, oldest first, as {@code tool decision reason}. */
    List<String> queries(Person person) {
        return lines(
                "select trim(tool || ' ' || decision || ' ' || reason) from mcp_sql.query_trail where username = ? order by at",
                person);
    }

    /** The reason of each of the person's denials, oldest first. */
    List<String> denials(Person person) {
        return lines("select reason from mcp_sql.denial_trail where username = ? order by at", person);
    }

    private List<String> lines(String query, Person person) {
        try (Connection connection = database.connect("shop");
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, person.username());
            List<String> lines = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return lines;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
