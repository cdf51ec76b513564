// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.audit.DenialEntry;
import dev.mcpsql.config.ExternalIssuer;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.Presence;
import dev.mcpsql.identity.Standing;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.vocabulary.Caller;
import dev.mcpsql.vocabulary.DenialReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The same questions about a token of an external issuer, in one round trip too. There is no row of such a token, so what ends it
 * here is the instant at which its person last left: tokens issued until then are worth nothing (ADR 31).
 */
final class ExternalRevalidation {

    private static final String ASK = """
            select s.*, a.grants_revoked_at, a.grants_revoked_because, %s,
                   exists (select from mcp_sql.oauth_client c
                            where c.client_id = ? and c.blocked_at is not null) as client_blocked
              from mcp_sql.standing s join mcp_sql.account a using (account_id)
             where s.username = ?
            """.formatted(Presence.COLUMN);

    private final StateDatabase state;
    private final Eligibility eligibility;
    private final Settings settings;
    private final ExternalIssuer issuer;
    private final Clock clock;

    ExternalRevalidation(
            StateDatabase state, Eligibility eligibility, Settings settings, ExternalIssuer issuer, Clock clock) {
        this.state = state;
        this.eligibility = eligibility;
        this.settings = settings;
        this.issuer = issuer;
        this.clock = clock;
    }

    Recognition of(TokenClaims token, String address) {
        Instant now = clock.instant();
        Instant idleSince = now.minus(settings.signIn().sessionIdle());
        return state.one(ASK, Found::from, now, idleSince, token.clientId(), token.person())
                .map(found -> judged(token, found, address))
                .orElseGet(Recognition.Stranger::new);
    }

    private Recognition judged(TokenClaims token, Found found, String address) {
        return fault(token, found)
                .<Recognition>map(reason -> denied(reason, token, found.person(), address))
                .orElseGet(() -> eligibility
                        .of(found.person(), presence(found))
                        .match(
                                profile -> new Recognition.Granted(new Caller(
                                        found.person().accountId(),
                                        found.person().username(),
                                        profile,
                                        token.clientId(),
                                        token.tokenId(),
                                        address)),
                                reason -> denied(reason, token, found.person(), address)));
    }

    private Presence presence(Found found) {
        return found.person().presence(found.presence(), clock.instant(), settings.providerRecheck());
    }

    /** The issuer's clients are not ours to know, so only a block that an operator set denies one. */
    private Optional<DenialReason> fault(TokenClaims token, Found found) {
        if (found.clientBlocked()) {
            return Optional.of(DenialReason.BAD_APPLICATION);
        }
        if (issuedBeforeTheEnd(token, found)) {
            return Optional.of(
                    DenialReason.SESSION_LOGOUT.code().equals(found.because())
                            ? DenialReason.SESSION_LOGOUT
                            : DenialReason.REVOKED);
        }
        if (Collections.disjoint(token.audience(), issuer.audiences())) {
            return Optional.of(DenialReason.BAD_AUDIENCE);
        }
        return token.scopes().contains(Challenge.SCOPE) ? Optional.empty() : Optional.of(DenialReason.BAD_SCOPE);
    }

    /** The issuer's clock may be ahead of ours by the skew, so that much is added to the instant. */
    private boolean issuedBeforeTheEnd(TokenClaims token, Found found) {
        Instant end = found.grantsRevokedAt();
        return end != null && !token.issuedAt().isAfter(end.plus(issuer.clockSkew()));
    }

    private static Recognition denied(DenialReason reason, TokenClaims token, Standing person, String address) {
        return new Recognition.Denied(new DenialEntry(
                person.accountId(), person.username(), reason, token.clientId(), token.tokenId(), "", address, ""));
    }

    private record Found(
            Standing person,
            @Nullable Instant grantsRevokedAt,
            @Nullable String because,
            Presence presence,
            boolean clientBlocked) {

        static Found from(ResultSet row) throws SQLException {
            var revokedAt = row.getTimestamp("grants_revoked_at");
            return new Found(
                    Standing.from(row),
                    revokedAt == null ? null : revokedAt.toInstant(),
                    row.getString("grants_revoked_because"),
                    Presence.from(row),
                    row.getBoolean("client_blocked"));
        }
    }
}
