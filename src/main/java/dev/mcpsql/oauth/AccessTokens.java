// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.RandomTokens;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import dev.mcpsql.token.Grant;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The rows of access tokens, one for each {@code jti}; every node asks for them at every request. */
@Component
final class AccessTokens {

    private static final String INSERT = """
            insert into mcp_sql.access_token
                   (token_id, code_hash, client_id, account_id, redirect_uri, scope, resource, issued_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String FIND = "select * from mcp_sql.access_token where token_id = ?";

    /** Expired rows decide nothing any more. */
    private static final String SWEEP = """
            delete from mcp_sql.access_token where token_id in (
                select token_id from mcp_sql.access_token where expires_at < ? for update skip locked)
            """;

    private final StateDatabase state;
    private final RandomTokens tokens;
    private final Duration lifetime;
    private final Clock clock;

    @Inject
    AccessTokens(StateDatabase state, RandomTokens tokens, Settings settings, Clock clock) {
        this.state = state;
        this.tokens = tokens;
        this.lifetime = settings.signIn().tokenLifetime();
        this.clock = clock;
    }

    /** A new token; one of a family never outlives it. */
    Grant issue(StateSession session, Allowance allowance, Optional<Instant> familyEndsAt) throws SQLException {
        Instant now = clock.instant();
        Instant expiresAt =
                familyEndsAt.filter(end -> end.isBefore(now.plus(lifetime))).orElse(now.plus(lifetime));
        Grant grant = new Grant(
                tokens.next(),
                allowance.accountId(),
                allowance.clientId(),
                allowance.redirectUri(),
                allowance.scope(),
                allowance.resource(),
                now,
                expiresAt);
        session.update(
                INSERT,
                grant.tokenId(),
                allowance.family(),
                grant.clientId(),
                grant.accountId(),
                grant.redirectUri(),
                grant.scope(),
                grant.resource(),
                now,
                expiresAt);
        return grant;
    }

    /** What the token came of. */
    Optional<Allowance> allowance(String tokenId) {
        return state.one(FIND, Allowance::from, tokenId);
    }

    void sweep() {
        state.update(SWEEP, clock.instant());
    }
}
