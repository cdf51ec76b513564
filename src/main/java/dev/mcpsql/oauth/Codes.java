// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.RandomTokens;
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

/** The rows of authorization codes: 256 random bits, stored as their hash, good for a minute (RFC 6749 §4.1.2, §10.5). */
@Component
final class Codes {

    private static final Duration LIFETIME = Duration.ofSeconds(60);

    /** Redeemed codes stay as long as what came of them could live: a replay must still be recognized. */
    private static final String SWEEP = """
            delete from mcp_sql.authorization_code where code_hash in (
                select code_hash from mcp_sql.authorization_code where expires_at < ? for update skip locked)
            """;

    private static final String INSERT = """
            insert into mcp_sql.authorization_code
                   (code_hash, client_id, account_id, redirect_uri, scope, resource, code_challenge, issued_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String OWNER = "select account_id from mcp_sql.authorization_code where code_hash = ?";

    private static final String FIND = "select * from mcp_sql.authorization_code where code_hash = ? for update";

    private static final String SPEND = "update mcp_sql.authorization_code set redeemed_at = ? where code_hash = ?";

    /**
     * A code as it is stored.
     *
     * @param allowance what it is good for
     * @param challenge of PKCE
     * @param expiresAt then
     * @param redeemed whether it was shown before
     */
    record Stored(Allowance allowance, Pkce challenge, Instant expiresAt, boolean redeemed) {

        private static Stored from(ResultSet row) throws SQLException {
            return new Stored(
                    Allowance.from(row),
                    new Pkce(row.getString("code_challenge")),
                    row.getTimestamp("expires_at").toInstant(),
                    row.getTimestamp("redeemed_at") != null);
        }
    }

    private final StateDatabase state;
    private final RandomTokens tokens;
    private final Duration longestUse;
    private final Clock clock;

    @Inject
    Codes(StateDatabase state, RandomTokens tokens, Settings settings, Clock clock) {
        this.state = state;
        this.tokens = tokens;
        this.longestUse = settings.tokens()
                .refreshLifetime()
                .orElse(settings.signIn().tokenLifetime())
                .plus(LIFETIME);
        this.clock = clock;
    }

    /** Forgets what cannot be replayed any more. */
    void sweep() {
        state.update(SWEEP, clock.instant().minus(longestUse));
    }

    /** A new code for what the person allowed. */
    String issue(StateSession session, AuthorizationRequest request, UUID account) throws SQLException {
        Instant now = clock.instant();
        String code = tokens.next();
        session.update(
                INSERT,
                RandomTokens.hash(code),
                request.clientId(),
                account,
                request.redirectUri().value(),
                request.scope(),
                request.resource(),
                request.challenge().value(),
                now,
                now.plus(LIFETIME));
        return code;
    }

    /** Whose code it is, to hold the account before the code. */
    Optional<UUID> owner(String code) {
        return state.one(OWNER, row -> row.getObject("account_id", UUID.class), (Object) RandomTokens.hash(code));
    }

    Optional<Stored> find(StateSession session, String code) throws SQLException {
        return session.one(FIND, Stored::from, (Object) RandomTokens.hash(code));
    }

    void spend(StateSession session, String code) throws SQLException {
        session.update(SPEND, clock.instant(), RandomTokens.hash(code));
    }
}
