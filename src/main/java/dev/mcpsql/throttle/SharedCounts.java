// SPDX-License-Identifier: MIT
package dev.mcpsql.throttle;

import dev.mcpsql.config.ThrottleSettings;
import dev.mcpsql.state.StateDatabase;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The counts of all nodes, in the state database. */
final class SharedCounts {

    /** In the order of the keys, so that two nodes never wait for each other in a circle. */
    private static final String ADD = """
            insert into mcp_sql.throttle_count as t (subject, attempts, window_ends_at)
            select s, a, e from unnest(?::text[], ?::integer[], ?::timestamptz[]) as u (s, a, e) order by s
            on conflict (subject) do update
               set attempts = case when t.window_ends_at <= ? then excluded.attempts
                                   else least(t.attempts::bigint + excluded.attempts, 1000000000) end,
                   window_ends_at = case when t.window_ends_at <= ? then excluded.window_ends_at
                                         else least(t.window_ends_at, excluded.window_ends_at) end
            returning subject, attempts, window_ends_at
            """;

    private static final String BLOCKS = """
            select subject, attempts, window_ends_at from mcp_sql.throttle_count
             where window_ends_at > ? and attempts >= case when starts_with(subject, ?) then ? else ? end
             order by attempts desc, subject
             limit ?
            """;

    /** Rows in use are left to the next one who comes by. */
    private static final String SWEEP = """
            delete from mcp_sql.throttle_count where subject in (
                select subject from mcp_sql.throttle_count where window_ends_at <= ? for update skip locked)
            """;

    private static final String LIFT = "delete from mcp_sql.throttle_count where subject = ?";

    private final StateDatabase state;
    private final ThrottleSettings settings;

    SharedCounts(StateDatabase state, ThrottleSettings settings) {
        this.state = state;
        this.settings = settings;
    }

    /** Adds the unsent attempts up, in one statement; returns what is stored now, by key. */
    Map<String, Stored> add(List<Map.Entry<Subject, Count>> unsent, Instant now) {
        List<Stored> rows = state.many(
                ADD,
                Stored::from,
                unsent.stream().map(entry -> entry.getKey().key()).toList(),
                unsent.stream()
                        .map(entry -> Integer.toString(entry.getValue().unsent()))
                        .toList(),
                unsent.stream()
                        .map(entry -> entry.getValue().endsAt().toString())
                        .toList(),
                now,
                now);
        Map<String, Stored> byKey = new HashMap<>();
        rows.forEach(row -> byKey.put(row.key(), row));
        return byKey;
    }

    /** Those who are over their limit now, the worst first. */
    Map<Subject, Stored> blocks(Instant now) {
        Map<Subject, Stored> blocks = new HashMap<>();
        state.many(
                        BLOCKS,
                        Stored::from,
                        now,
                        Act.BAD_TOKEN.code() + " ",
                        settings.badTokens().attempts(),
                        settings.registrations().attempts(),
                        Counts.MOST)
                .forEach(row -> Subject.of(row.key()).ifPresent(subject -> blocks.put(subject, row)));
        return blocks;
    }

    /** Whether there was something to lift. */
    boolean lift(Subject subject) {
        return state.update(LIFT, subject.key()) > 0;
    }

    /** Removes what is over. */
    void sweep(Instant now) {
        state.update(SWEEP, now);
    }
}
