// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.state.StateSession;
import dev.mcpsql.token.Grant;
import dev.mcpsql.token.TokenIssuer;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** All tokens that come of one consent: they begin with its code, and end together (RFC 9700 §4.14.2; RFC 7009 §2.1). */
@Component
final class Families {

    private static final String REVOKE_ACCESS = """
            update mcp_sql.access_token set revoked_at = ?, revoked_because = 'revoked'
             where code_hash = ? and revoked_at is null
            """;

    private static final String REVOKE_REFRESH =
            "update mcp_sql.refresh_token set revoked_at = ? where code_hash = ? and revoked_at is null";

    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final Optional<Duration> lifetime;
    private final Clock clock;

    @Inject
    Families(AccessTokens accessTokens, RefreshTokens refreshTokens, Settings settings, Clock clock) {
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.lifetime = settings.tokens().refreshLifetime();
        this.clock = clock;
    }

    /** The first tokens of a consent; with a refresh token where the configuration has them. */
    Issue begin(StateSession session, Allowance allowance, TokenIssuer.Signer signer) throws SQLException {
        return tokens(session, allowance, lifetime.map(clock.instant()::plus), signer);
    }

    /** The next ones; the family's end stays where it is. */
    Issue goOn(StateSession session, Allowance allowance, Instant endsAt, TokenIssuer.Signer signer)
            throws SQLException {
        return tokens(session, allowance, Optional.of(endsAt), signer);
    }

    /** Ends all of them; in a transaction that holds the person's account, so that none is born meanwhile. */
    void end(StateSession session, Allowance allowance) throws SQLException {
        session.update(REVOKE_REFRESH, clock.instant(), allowance.family());
        session.update(REVOKE_ACCESS, clock.instant(), allowance.family());
    }

    /** Forgets what has expired. */
    void sweep() {
        accessTokens.sweep();
        refreshTokens.sweep();
    }

    /** Signed before the commit: a token that cannot be written leaves no row. */
    private Issue tokens(StateSession session, Allowance allowance, Optional<Instant> endsAt, TokenIssuer.Signer signer)
            throws SQLException {
        Grant grant = accessTokens.issue(session, allowance, endsAt);
        Optional<String> refreshToken = endsAt.isPresent()
                ? Optional.of(refreshTokens.issue(session, allowance, endsAt.get()))
                : Optional.empty();
        Duration lives = Duration.between(grant.issuedAt(), grant.expiresAt());
        return new Issue.Tokens(signer.token(grant), lives, grant.scope(), refreshToken);
    }
}
