// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.state.StateDatabase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The web sessions in which a person is signed in, for the person to look through. */
@Component
public final class LiveSessions {

    /**
     * One of them.
     *
     * @param startedAt when the sign-in was
     * @param seenAt the last request
     * @param here whether it is the one that asks
     */
    public record LiveSession(Instant startedAt, Instant seenAt, boolean here) {}

    private static final String OF = """
            select w.created_at, w.seen_at, w.session_hash = ? as here
              from mcp_sql.web_session w join mcp_sql.standing s using (account_id)
             where w.account_id = ? and w.expires_at > ? and w.seen_at > ? and (w.mfa_at is not null or not s.mfa)
             order by here desc, w.seen_at desc
            """;

    private final StateDatabase state;
    private final Settings.SignInSettings rules;
    private final Clock clock;

    /** Over the state database. */
    @Inject
    public LiveSessions(StateDatabase state, Settings settings, Clock clock) {
        this.state = state;
        this.rules = settings.signIn();
        this.clock = clock;
    }

    /** Those of the account, the one with this cookie first, then the latest. */
    public List<LiveSession> of(UUID account, String cookie) {
        Instant now = clock.instant();
        return state.many(
                OF,
                row -> new LiveSession(
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant(),
                        row.getBoolean("here")),
                RandomTokens.hash(cookie),
                account,
                now,
                now.minus(rules.sessionIdle()));
    }
}
