// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.RandomTokens;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import dev.mcpsql.token.Grant;
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
 * Authorization codes: 256 random bits, stored as their hash, good for one token within a minute (RFC 6749 §4.1.2,
 * §10.5).
 *
 * <p>A redemption locks the code's row, so of any number at once one wins. Whoever shows a redeemed code again proves that it
 * leaked, so what it produced is revoked (RFC 9700 §4.5.3; RFC 6749 §4.1.2).
 */
@Component
final class Codes {

    private static final Duration LIFETIME = Duration.ofSeconds(60);

    /** Redeemed codes stay as long as their token could live: a replay must still be recognized. */
    private static final String SWEEP = """
            delete from mcp_sql.authorization_code where code_hash in (
                select code_hash from mcp_sql.authorization_code where expires_at < ? for update skip locked)
            """;

    private static final String ISSUE = """
            insert into mcp_sql.authorization_code
                   (code_hash, client_id, account_id, redirect_uri, scope, resource, code_challenge, issued_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String LOCK = "select * from mcp_sql.authorization_code where code_hash = ? for update";

    private static final String REDEEM = "update mcp_sql.authorization_code set redeemed_at = ? where code_hash = ?";

    private static final String REVOKE = """
            update mcp_sql.access_token set revoked_at = ?, revoked_because = 'revoked'
             where code_hash = ? and revoked_at is null
            """;

    private static final String TOKEN = """
            insert into mcp_sql.access_token
                   (token_id, code_hash, client_id, account_id, redirect_uri, scope, resource, issued_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /**
     * What a redemption must show.
     *
     * @param code the code itself
     * @param clientId it was issued to
     * @param redirectUri it was sent to
     * @param verifier of PKCE
     */
    record Proof(String code, String clientId, String redirectUri, String verifier) {}

    private final StateDatabase state;
    private final RandomTokens tokens;
    private final Duration tokenLifetime;
    private final Clock clock;

    @Inject
    Codes(StateDatabase state, RandomTokens tokens, Settings settings, Clock clock) {
        this.state = state;
        this.tokens = tokens;
        this.tokenLifetime = settings.signIn().tokenLifetime();
        this.clock = clock;
    }

    /** A new code for what the person allowed. */
    String issue(AuthorizationRequest request, UUID accountId) {
        Instant now = clock.instant();
        String code = tokens.next();
        state.update(SWEEP, now.minus(tokenLifetime).minus(LIFETIME));
        state.update(
                ISSUE,
                RandomTokens.hash(code),
                request.clientId(),
                accountId,
                request.redirectUri().value(),
                request.scope(),
                request.resource(),
                request.challenge().value(),
                now,
                now.plus(LIFETIME));
        return code;
    }

    /** The grant behind the code, whose token's row is durable when this returns; empty for every kind of dead code. */
    Optional<Grant> redeem(Proof proof) {
        byte[] hash = RandomTokens.hash(proof.code());
        return state.inTransaction(session -> {
            Optional<Stored> stored = session.one(LOCK, Stored::from, (Object) hash);
            if (stored.isPresent() && stored.get().redeemed()) {
                session.update(REVOKE, clock.instant(), hash);
                return Optional.empty();
            }
            Optional<Stored> met = stored.filter(code -> code.metBy(proof, clock.instant()));
            return met.isPresent() ? Optional.of(granted(session, hash, met.get())) : Optional.empty();
        });
    }

    private Grant granted(StateSession session, byte[] hash, Stored code) throws SQLException {
        Instant now = clock.instant();
        Grant grant = new Grant(
                tokens.next(),
                code.accountId(),
                code.clientId(),
                code.redirectUri(),
                code.scope(),
                code.resource(),
                now,
                now.plus(tokenLifetime));
        session.update(REDEEM, now, hash);
        session.update(
                TOKEN,
                grant.tokenId(),
                hash,
                grant.clientId(),
                grant.accountId(),
                grant.redirectUri(),
                grant.scope(),
                grant.resource(),
                now,
                grant.expiresAt());
        return grant;
    }

    private record Stored(
            UUID accountId,
            String clientId,
            String redirectUri,
            String scope,
            String resource,
            Pkce challenge,
            Instant expiresAt,
            boolean redeemed) {

        static Stored from(ResultSet row) throws SQLException {
            @Nullable Object redeemedAt = row.getTimestamp("redeemed_at");
            return new Stored(
                    row.getObject("account_id", UUID.class),
                    row.getString("client_id"),
                    row.getString("redirect_uri"),
                    row.getString("scope"),
                    row.getString("resource"),
                    new Pkce(row.getString("code_challenge")),
                    row.getTimestamp("expires_at").toInstant(),
                    redeemedAt != null);
        }

        /** Same client, same redirect URI to the letter, right verifier, in time (OAuth 2.1 §4.1.3). */
        boolean metBy(Proof proof, Instant now) {
            return now.isBefore(expiresAt)
                    && clientId.equals(proof.clientId())
                    && redirectUri.equals(proof.redirectUri())
                    && challenge.metBy(proof.verifier());
        }
    }
}
