// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.ProviderSettings;
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

    /** Between password and the first second factor: an authenticator may have to be installed first. */
    private static final Duration ENROLMENT_LIFETIME = Duration.ofMinutes(15);

    /** A factor or a password changes only so soon after the person showed who they are (OWASP MFA cheat sheet, "Changing MFA Factors"). */
    private static final Duration RECENT = Duration.ofMinutes(10);

    private static final String FIND = """
            with seen as (
                update mcp_sql.web_session set seen_at = ?
                 where session_hash = ? and expires_at > ? and seen_at > ? and (provider_subject is not null or ?)
                returning account_id, mfa_at, confirmed_at)
            select s.*, seen.mfa_at, seen.confirmed_at from seen join mcp_sql.standing s using (account_id)
             where s.active and coalesce(s.provider_checked_at > ?, true)
            """;

    private final StateDatabase state;
    private final Settings.SignInSettings rules;
    private final Duration providerRecheck;
    private final boolean ownSignIns;
    private final RandomTokens tokens;
    private final Clock clock;

    /** Over the state database, with the lifetimes of the settings. */
    @Inject
    public WebSessions(StateDatabase state, Settings settings, RandomTokens tokens, Clock clock) {
        this.state = state;
        this.rules = settings.signIn();
        this.providerRecheck = settings.providerRecheck();
        this.ownSignIns = !settings.provider().map(ProviderSettings::only).orElse(false);
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Opens a complete session for an account without a second factor; empty when the account was deactivated, or its
     * password changed, since the password was read.
     *
     * @param passwordChangedAt of the password that was shown
     * @return the cookie's value
     */
    Optional<String> open(UUID account, Instant passwordChangedAt) {
        return state.inTransaction(session ->
                AccountRow.locked(session, account, passwordChangedAt) && AccountRow.signedIn(session, account)
                        ? Optional.of(insert(session, account, null, rules.sessionAbsolute()))
                        : Optional.empty());
    }

    /** Opens a session that waits for the second factor; empty as above. */
    Optional<String> openUnfinished(UUID account, Instant passwordChangedAt) {
        return state.inTransaction(session -> AccountRow.locked(session, account, passwordChangedAt)
                ? Optional.of(insert(session, account, null, UNFINISHED_LIFETIME))
                : Optional.empty());
    }

    /** Opens a session that waits for the first second factor to be enrolled; empty as above. */
    Optional<String> openForEnrolment(UUID account, Instant passwordChangedAt) {
        return state.inTransaction(session -> AccountRow.locked(session, account, passwordChangedAt)
                ? Optional.of(insert(session, account, null, ENROLMENT_LIFETIME))
                : Optional.empty());
    }

    /** Replaces an unfinished session by a complete one under a new cookie; empty when it was ended meanwhile. */
    Optional<String> finish(String unfinished, UUID account) {
        return state.inTransaction(session -> finish(session, unfinished, account));
    }

    /** The same within the caller's transaction. */
    Optional<String> finish(StateSession session, String unfinished, UUID account) throws SQLException {
        Instant now = clock.instant();
        return AccountRow.signedIn(session, account)
                ? renew(session, unfinished, now, now.plus(rules.sessionAbsolute()))
                : Optional.empty();
    }

    /** Opens a complete session for a person whose second factor was shown just now; empty when the account is inactive. */
    Optional<String> openProven(StateSession session, UUID account) throws SQLException {
        return AccountRow.signedIn(session, account)
                ? Optional.of(insert(session, account, clock.instant(), rules.sessionAbsolute()))
                : Optional.empty();
    }

    /**
     * The live session of this cookie, whose idle time starts anew; empty for inactive people, and for those whose provider
     * should have vouched for them again. Where only the provider signs people in, no other sign-in is one, whatever its step.
     */
    public Optional<WebSession> find(String cookie) {
        return state.one(FIND, this::session, asked(cookie));
    }

    /** The same within the caller's transaction, which then holds the session's row. */
    Optional<WebSession> find(StateSession session, String cookie) throws SQLException {
        return session.one(FIND, this::session, asked(cookie));
    }

    private Object[] asked(String cookie) {
        Instant now = clock.instant();
        return new Object[] {
            now, RandomTokens.hash(cookie), now, now.minus(rules.sessionIdle()), ownSignIns, now.minus(providerRecheck)
        };
    }

    /** Whether a factor or the password may change now; a session that is older asks the person to confirm first. */
    public boolean mayChange(WebSession session) {
        Duration patience = session.stage() == WebSession.Stage.ENROLMENT_DUE ? ENROLMENT_LIFETIME : RECENT;
        return session.stage() != WebSession.Stage.SECOND_FACTOR_DUE
                && clock.instant().isBefore(session.confirmedAt().plus(patience));
    }

    /** Goes on under a new cookie, confirmed now; empty when it was ended meanwhile. Lives no longer for it. */
    Optional<String> confirm(String cookie, Standing person) {
        return state.inTransaction(session -> confirm(session, cookie, person));
    }

    /** The same within the caller's transaction. */
    Optional<String> confirm(StateSession session, String cookie, Standing person) throws SQLException {
        Instant now = clock.instant();
        return renew(session, cookie, person.mfa() ? now : null, now);
    }

    /** Goes on under a new cookie after a factor was added, and is complete from then on. */
    Optional<String> factorAdded(StateSession session, String cookie, WebSession before) throws SQLException {
        Instant now = clock.instant();
        if (before.stage() != WebSession.Stage.ENROLMENT_DUE) {
            return renew(session, cookie, now, now);
        }
        AccountRow.signedIn(session, before.standing().accountId());
        return renew(session, cookie, now, now.plus(rules.sessionAbsolute()));
    }

    /** Goes on under a new cookie after a factor was removed; as recent as before. */
    Optional<String> factorRemoved(StateSession session, String cookie) throws SQLException {
        String next = tokens.next();
        return SessionRows.rename(session, cookie, next) ? Optional.of(next) : Optional.empty();
    }

    private Optional<String> renew(StateSession session, String cookie, @Nullable Instant mfaAt, Instant until)
            throws SQLException {
        String next = tokens.next();
        return SessionRows.renew(session, cookie, next, new SessionRows.Span(mfaAt, clock.instant(), until))
                ? Optional.of(next)
                : Optional.empty();
    }

    /** Asked anew each time: a factor that was enrolled after the sign-in is due, and so is one that was taken away. */
    private WebSession session(ResultSet row) throws SQLException {
        Standing standing = Standing.from(row);
        Instant confirmedAt = row.getTimestamp("confirmed_at").toInstant();
        if (standing.mfa() && row.getTimestamp("mfa_at") == null) {
            return new WebSession(standing, WebSession.Stage.SECOND_FACTOR_DUE, confirmedAt);
        }
        return rules.mfaRequired() && !standing.mfa()
                ? new WebSession(standing, WebSession.Stage.ENROLMENT_DUE, confirmedAt)
                : new WebSession(standing, WebSession.Stage.COMPLETE, confirmedAt);
    }

    private String insert(StateSession session, UUID account, @Nullable Instant mfaAt, Duration lifetime)
            throws SQLException {
        Instant now = clock.instant();
        String cookie = tokens.next();
        SessionRows.open(session, cookie, account, new SessionRows.Span(mfaAt, now, now.plus(lifetime)));
        return cookie;
    }
}
