// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Web sessions as rows: every node sees them, and ending one is deleting it.
 *
 * <p>The cookie holds 256 random bits and the row their hash. Each step of a sign-in gets a new cookie, so nothing that was
 * planted before survives it (OWASP session management cheat sheet, "Renew the Session ID After Any Privilege Level Change").
 */
@Component
public final class WebSessions {

    /** Between password and second factor. */
    private static final Duration UNFINISHED_LIFETIME = Duration.ofMinutes(5);

    private static final String OPEN = """
            insert into mcp_sql.web_session (session_hash, account_id, mfa_at, created_at, seen_at, expires_at)
            values (?, ?, ?, ?, ?, ?)
            """;

    private static final String FIND = """
            with seen as (
                update mcp_sql.web_session set seen_at = ?
                 where session_hash = ? and expires_at > ? and seen_at > ?
                returning account_id, mfa_at)
            select s.*, seen.mfa_at from seen join mcp_sql.standing s using (account_id)
             where s.active and coalesce(s.provider_checked_at > ?, true)
            """;

    /** The same row goes on, since it knows at which provider the sign-in began. */
    private static final String FINISH = """
            update mcp_sql.web_session
               set session_hash = ?, mfa_at = ?, created_at = ?, seen_at = ?, expires_at = ?
             where session_hash = ? and account_id = ?
            """;

    private static final String SWEEP = """
            delete from mcp_sql.web_session where session_hash in (
                select session_hash from mcp_sql.web_session where expires_at <= ? for update skip locked)
            """;

    private final StateDatabase state;
    private final Settings.SignInSettings rules;
    private final Duration providerRecheck;
    private final RandomTokens tokens;
    private final Clock clock;

    /** Over the state database, with the lifetimes of the settings. */
    @Inject
    public WebSessions(StateDatabase state, Settings settings, RandomTokens tokens, Clock clock) {
        this.state = state;
        this.rules = settings.signIn();
        this.providerRecheck = settings.providerRecheck();
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Opens a complete session for an account without a second factor; returns the cookie's value. */
    String open(UUID account) {
        return state.inTransaction(session -> insert(session, account, null, rules.sessionAbsolute()));
    }

    /** Opens a session that waits for the second factor. */
    String openUnfinished(UUID account) {
        return state.inTransaction(session -> insert(session, account, null, UNFINISHED_LIFETIME));
    }

    /** Replaces an unfinished session by a complete one under a new cookie; empty when it was ended meanwhile. */
    Optional<String> finish(String unfinished, UUID account) {
        Instant now = clock.instant();
        String cookie = tokens.next();
        int finished = state.update(
                FINISH,
                RandomTokens.hash(cookie),
                now,
                now,
                now,
                now.plus(rules.sessionAbsolute()),
                RandomTokens.hash(unfinished),
                account);
        return finished == 1 ? Optional.of(cookie) : Optional.empty();
    }

    /**
     * The live session of this cookie, whose idle time starts anew; empty for inactive people, and for those whose provider
     * should have vouched for them again.
     */
    public Optional<WebSession> find(String cookie) {
        Instant now = clock.instant();
        return state.one(
                FIND,
                WebSessions::session,
                now,
                RandomTokens.hash(cookie),
                now,
                now.minus(rules.sessionIdle()),
                now.minus(providerRecheck));
    }

    /** A second factor that was enrolled after the sign-in is due as well. */
    private static WebSession session(ResultSet row) throws SQLException {
        Standing standing = Standing.from(row);
        boolean due = standing.mfa() && row.getTimestamp("mfa_at") == null;
        return new WebSession(standing, due ? WebSession.Stage.SECOND_FACTOR_DUE : WebSession.Stage.COMPLETE);
    }

    private String insert(StateSession session, UUID account, @Nullable Instant mfaAt, Duration lifetime)
            throws SQLException {
        Instant now = clock.instant();
        String cookie = tokens.next();
        session.update(SWEEP, now);
        session.update(OPEN, RandomTokens.hash(cookie), account, mfaAt, now, now, now.plus(lifetime));
        return cookie;
    }
}
