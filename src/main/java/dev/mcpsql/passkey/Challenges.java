// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import dev.mcpsql.config.Component;
import dev.mcpsql.identity.RandomTokens;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The challenges under way, one for each browser (WebAuthn §13.4.3).
 *
 * <p>The check of an answer takes its challenge out of the table in one statement, whatever becomes of the answer: of two that
 * come at once, on any nodes, one finds it.
 */
@Component
final class Challenges {

    /** WebAuthn §15.1 recommends five minutes, and the browser is told the same. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    /** WebAuthn §13.4.3 asks for 16 at least. */
    private static final int BYTES = 32;

    private static final String PUT = """
            insert into mcp_sql.webauthn_challenge (cookie_hash, challenge, purpose, account_id, expires_at)
            values (?, ?, ?, ?, ?)
            on conflict (cookie_hash) do update
               set challenge = excluded.challenge, purpose = excluded.purpose, account_id = excluded.account_id,
                   expires_at = excluded.expires_at
            """;

    /** The row goes in any case; it counts only for its own ceremony, person and time. */
    private static final String TAKE = """
            with taken as (delete from mcp_sql.webauthn_challenge where cookie_hash = ? returning *)
            select challenge from taken where purpose = ? and account_id is not distinct from ? and expires_at > ?
            """;

    private static final String SWEEP = """
            delete from mcp_sql.webauthn_challenge where cookie_hash in (
                select cookie_hash from mcp_sql.webauthn_challenge where expires_at <= ? for update skip locked)
            """;

    private final StateDatabase state;
    private final SecureRandom random;
    private final Clock clock;

    @Inject
    Challenges(StateDatabase state, SecureRandom random, Clock clock) {
        this.state = state;
        this.random = random;
        this.clock = clock;
    }

    /** Gives the browser with this cookie a new challenge; an older one of it counts no more. */
    Base64Url give(String cookie, Ceremony ceremony, @Nullable UUID account) {
        byte[] challenge = new byte[BYTES];
        random.nextBytes(challenge);
        Instant now = clock.instant();
        state.update(SWEEP, now);
        state.update(PUT, RandomTokens.hash(cookie), challenge, ceremony.code(), account, now.plus(LIFETIME));
        return Base64Url.of(challenge);
    }

    /** Takes the challenge of the browser with this cookie, once; empty when there is none for this ceremony and person. */
    Optional<byte[]> take(StateSession session, String cookie, Ceremony ceremony, @Nullable UUID account)
            throws SQLException {
        return session.one(
                TAKE,
                row -> row.getBytes("challenge"),
                RandomTokens.hash(cookie),
                ceremony.code(),
                account,
                clock.instant());
    }
}
