// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.audit.DenialEntry;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.Presence;
import dev.mcpsql.identity.Standing;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.vocabulary.Caller;
import dev.mcpsql.vocabulary.DenialReason;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks at every request, in one round trip, whether a verified token and its person still hold. Nothing here is cached. */
@Component
final class Revalidation {

    /** The person decides whether there is a row; token and client may be gone, and a retired key vouches for nobody. */
    private static final String ASK = """
            select s.*, c.client_id as known_client, t.client_id as token_client, t.resource, t.redirect_uri,
                   t.revoked_because, %s,
                   exists (select from mcp_sql.signing_key k where k.key_id = ? and k.retired_at is null) as key_lives
              from mcp_sql.standing s
              left join mcp_sql.oauth_client c on c.client_id = ? and c.blocked_at is null
              left join mcp_sql.access_token t on t.token_id = ? and t.account_id = s.account_id
             where s.account_id = ?
            """.formatted(Presence.COLUMN);

    private final StateDatabase state;
    private final Eligibility eligibility;
    private final Settings settings;
    private final Clock clock;
    private final String resource;
    private final Optional<ExternalRevalidation> external;

    @Inject
    Revalidation(StateDatabase state, Eligibility eligibility, Settings settings, Clock clock) {
        this.state = state;
        this.eligibility = eligibility;
        this.settings = settings;
        this.clock = clock;
        this.resource = settings.publicUrl().resource();
        this.external = settings.tokens()
                .externalIssuer()
                .map(issuer -> new ExternalRevalidation(state, eligibility, settings, issuer, clock));
    }

    Recognition of(TokenClaims token, String address) {
        return external.map(foreign -> foreign.of(token, address)).orElseGet(() -> ofOurOwn(token, address));
    }

    private Recognition ofOurOwn(TokenClaims token, String address) {
        Instant now = clock.instant();
        Instant idleSince = now.minus(settings.signIn().sessionIdle());
        UUID account = UUID.fromString(token.person());
        return state.one(ASK, Found::from, now, idleSince, token.keyId(), token.clientId(), token.tokenId(), account)
                .filter(Found::keyLives)
                .map(found -> judged(token, found, address))
                .orElseGet(Recognition.Stranger::new);
    }

    private Recognition judged(TokenClaims token, Found found, String address) {
        return fault(token, found)
                .<Recognition>map(reason -> denied(cause(reason, found), token, found, address))
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
                                reason -> denied(reason, token, found, address)));
    }

    private Presence presence(Found found) {
        return found.person().presence(found.presence(), clock.instant(), settings.providerRecheck());
    }

    /** What is wrong with the token itself; the first in this order wins. */
    private Optional<DenialReason> fault(TokenClaims token, Found found) {
        if (found.knownClient() == null || !settings.clients().serves(token.clientId())) {
            return Optional.of(DenialReason.BAD_APPLICATION);
        }
        if (found.tokenClient() == null) {
            // Signed by us, not expired, and no row: whatever removed the row meant the token to end.
            return Optional.of(DenialReason.REVOKED);
        }
        if (!found.tokenClient().equals(token.clientId())) {
            return Optional.of(DenialReason.BAD_APPLICATION);
        }
        if (found.revokedBecause() != null) {
            return Optional.of(revocation(found.revokedBecause()));
        }
        if (!token.audience().contains(resource) || !Objects.equals(found.resource(), resource)) {
            return Optional.of(DenialReason.BAD_AUDIENCE);
        }
        return token.scopes().contains(Challenge.SCOPE) ? Optional.empty() : Optional.of(DenialReason.BAD_SCOPE);
    }

    /**
     * A deactivation, a lower rank and a lost factor revoke tokens as well. As long as the person may have nothing, that is why,
     * and what must be mended first: a new token would end here too.
     */
    private DenialReason cause(DenialReason fault, Found found) {
        boolean revoked = fault == DenialReason.REVOKED && found.revokedBecause() != null;
        return revoked ? eligibility.of(found.person()).match(profile -> fault, reason -> reason) : fault;
    }

    private static DenialReason revocation(String because) {
        return because.equals(DenialReason.SESSION_LOGOUT.code()) ? DenialReason.SESSION_LOGOUT : DenialReason.REVOKED;
    }

    private static Recognition denied(DenialReason reason, TokenClaims token, Found found, String address) {
        return new Recognition.Denied(new DenialEntry(
                found.person().accountId(),
                found.person().username(),
                reason,
                token.clientId(),
                token.tokenId(),
                Objects.requireNonNullElse(found.redirectUri(), ""),
                address,
                ""));
    }

    private record Found(
            Standing person,
            @Nullable String knownClient,
            @Nullable String tokenClient,
            @Nullable String resource,
            @Nullable String redirectUri,
            @Nullable String revokedBecause,
            Presence presence,
            boolean keyLives) {

        static Found from(ResultSet row) throws SQLException {
            return new Found(
                    Standing.from(row),
                    row.getString("known_client"),
                    row.getString("token_client"),
                    row.getString("resource"),
                    row.getString("redirect_uri"),
                    row.getString("revoked_because"),
                    Presence.from(row),
                    row.getBoolean("key_lives"));
        }
    }
}
