// SPDX-License-Identifier: MIT
package dev.mcpsql.alert;

import dev.mcpsql.config.TripwireSettings.Threshold;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.vocabulary.Decision;
import java.time.Instant;

/** The crossings that are open now, and the counts they come from, seen alike by all nodes. */
final class Crossings {

    /** Who has crossed already is not told of again, so not counted either: the most active would cost the most. */
    private static final String COUNT = """
            select case when not exists (select from mcp_sql.tripwire_crossing
                                          where username = ? and decision = ? and window_seconds = ? and cleared_at is null)
                        then (select count(*) from mcp_sql.query_trail where username = ? and decision = ? and at > ?)
                        else 0 end
            """;

    /** The unique index over open crossings lets one of several nodes through. */
    private static final String OPEN = """
            insert into mcp_sql.tripwire_crossing (username, decision, window_seconds, calls)
            values (?, ?, ?, ?)
            on conflict (username, decision, window_seconds) where cleared_at is null do nothing
            """;

    /** Each open crossing is counted again, no further than the threshold. */
    private static final String CLOSE = """
            update mcp_sql.tripwire_crossing c set cleared_at = clock_timestamp()
             where c.cleared_at is null and c.decision = ? and c.window_seconds = ?
               and not exists (select from mcp_sql.query_trail q
                                where q.username = c.username and q.decision = c.decision and q.at > ?
                               offset ?)
            """;

    private final StateDatabase database;

    Crossings(StateDatabase database) {
        this.database = database;
    }

    /** How many calls the person made since then; 0 while the crossing is open. */
    int callsOf(String username, Decision decision, Threshold threshold, Instant since) {
        return database.one(
                        COUNT,
                        row -> row.getInt(1),
                        username,
                        decision.code(),
                        seconds(threshold),
                        username,
                        decision.code(),
                        since)
                .orElse(0);
    }

    /** Whether this call opened it; false when it was open already. */
    boolean open(String username, Decision decision, Threshold threshold, int calls) {
        return database.update(OPEN, username, decision.code(), seconds(threshold), calls) == 1;
    }

    void close(Decision decision, Threshold threshold, Instant now) {
        database.update(CLOSE, decision.code(), seconds(threshold), now.minus(threshold.window()), threshold.calls());
    }

    private static int seconds(Threshold threshold) {
        return Math.toIntExact(threshold.window().toSeconds());
    }
}
