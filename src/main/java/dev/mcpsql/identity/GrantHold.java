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

/**
 * Holds a person's account while something is granted in the person's name.
 *
 * <p>Whoever grants, renews or revokes takes the account's row first and keeps it to the end of the transaction, and so do a
 * sign-out, a deactivation and a new password. So they follow each other: what was granted before is revoked, and what comes
 * after finds that the person has left. The row is taken in the mode that foreign keys do not wait for
 * (PostgreSQL manual §13.3.2).
 */
@Component
public final class GrantHold {

    /**
     * The person behind a grant.
     *
     * @param person as of the moment at which the row was taken
     * @param presence whether signed in at that moment, and still vouched for by the OpenID provider
     */
    public record Held(Standing person, Presence presence) {}

    private static final String HOLD = "select from mcp_sql.account where account_id = ? for no key update";

    private static final String ASK =
            "select s.*, %s from mcp_sql.standing s where s.account_id = ?".formatted(Presence.COLUMN);

    private static final String SIGNED_IN = """
            select from mcp_sql.web_session w join mcp_sql.standing s using (account_id)
             where w.session_hash = ? and w.account_id = ? and w.expires_at > ? and w.seen_at > ?
               and (w.mfa_at is not null or not s.mfa) and s.active
            """;

    private final StateDatabase state;
    private final Duration idle;
    private final Duration recheck;
    private final Clock clock;

    /** With the idle lifetime of the settings. */
    @Inject
    public GrantHold(StateDatabase state, Settings settings, Clock clock) {
        this.state = state;
        this.idle = settings.signIn().sessionIdle();
        this.recheck = settings.providerRecheck();
        this.clock = clock;
    }

    /** What is done while the row is held. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it; any exception undoes it. */
        T on(StateSession session, Held held) throws SQLException;
    }

    /** Does the work in one transaction while the account is held; empty when there is no such account. */
    public <T> Optional<T> with(UUID account, Work<T> work) {
        return state.inTransaction(session -> {
            Optional<Held> held = hold(session, account);
            return held.isPresent() ? Optional.of(work.on(session, held.get())) : Optional.empty();
        });
    }

    /** The same for a person before a page; empty, with nothing done, when the session of that cookie has ended. */
    public <T> Optional<T> whileSignedIn(UUID account, String cookie, Work<T> work) {
        return state.inTransaction(session -> {
            Optional<Held> held = hold(session, account);
            Instant now = clock.instant();
            boolean lives = session.one(
                            SIGNED_IN, row -> account, RandomTokens.hash(cookie), account, now, now.minus(idle))
                    .isPresent();
            return held.isPresent() && lives ? Optional.of(work.on(session, held.get())) : Optional.empty();
        });
    }

    /** A statement of its own asks: it sees what was committed while the first one waited. */
    private Optional<Held> hold(StateSession session, UUID account) throws SQLException {
        session.one(HOLD, row -> account, account);
        Instant now = clock.instant();
        return session.one(ASK, row -> held(row, now), now, now.minus(idle), account);
    }

    /** A provider's word that is too old is no presence: what is granted would be denied at its first use. */
    private Held held(ResultSet row, Instant now) throws SQLException {
        Standing person = Standing.from(row);
        return new Held(person, person.presence(Presence.from(row), now, recheck));
    }
}
