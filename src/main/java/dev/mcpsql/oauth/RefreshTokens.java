// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.config.Component;
import dev.mcpsql.identity.RandomTokens;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The rows of refresh tokens: 256 random bits, stored as their hash; used ones stay to the family's end, so that a second use is known. */
@Component
final class RefreshTokens {

    private static final String SWEEP = """
            delete from mcp_sql.refresh_token where token_hash in (
                select token_hash from mcp_sql.refresh_token where expires_at < ? for update skip locked)
            """;

    private static final String INSERT = """
            insert into mcp_sql.refresh_token
                   (token_hash, code_hash, client_id, account_id, redirect_uri, scope, resource, issued_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String OWNER = "select account_id from mcp_sql.refresh_token where token_hash = ?";

    private static final String ALLOWANCE = "select * from mcp_sql.refresh_token where token_hash = ?";

    private static final String FIND = "select * from mcp_sql.refresh_token where token_hash = ? for update";

    private static final String SPEND = "update mcp_sql.refresh_token set used_at = ? where token_hash = ?";

    /**
     * A refresh token as it is stored.
     *
     * @param allowance what it is good for
     * @param familyEndsAt for all that come of one consent
     * @param used whether it was shown before
     * @param revoked whether it was taken back
     */
    record Stored(Allowance allowance, Instant familyEndsAt, boolean used, boolean revoked) {

        private static Stored from(ResultSet row) throws SQLException {
            return new Stored(
                    Allowance.from(row),
                    row.getTimestamp("expires_at").toInstant(),
                    row.getTimestamp("used_at") != null,
                    row.getTimestamp("revoked_at") != null);
        }
    }

    private final StateDatabase state;
    private final RandomTokens tokens;
    private final Clock clock;

    @Inject
    RefreshTokens(StateDatabase state, RandomTokens tokens, Clock clock) {
        this.state = state;
        this.tokens = tokens;
        this.clock = clock;
    }

    void sweep() {
        state.update(SWEEP, clock.instant());
    }

    String issue(StateSession session, Allowance allowance, Instant familyEndsAt) throws SQLException {
        String token = tokens.next();
        session.update(
                INSERT,
                RandomTokens.hash(token),
                allowance.family(),
                allowance.clientId(),
                allowance.accountId(),
                allowance.redirectUri(),
                allowance.scope(),
                allowance.resource(),
                clock.instant(),
                familyEndsAt);
        return token;
    }

    /** Whose token it is, to hold the account before the token. */
    Optional<UUID> owner(String token) {
        return state.one(OWNER, row -> row.getObject("account_id", UUID.class), (Object) RandomTokens.hash(token));
    }

    /** What the token came of. */
    Optional<Allowance> allowance(String token) {
        return state.one(ALLOWANCE, Allowance::from, (Object) RandomTokens.hash(token));
    }

    Optional<Stored> find(StateSession session, String token) throws SQLException {
        return session.one(FIND, Stored::from, (Object) RandomTokens.hash(token));
    }

    void spend(StateSession session, String token) throws SQLException {
        session.update(SPEND, clock.instant(), RandomTokens.hash(token));
    }
}
