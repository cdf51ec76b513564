// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import dev.mcpsql.config.ProviderSettings;
import dev.mcpsql.identity.ProviderSignOut;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Judges logout tokens (Back-Channel Logout 1.0 §2.6). */
final class LogoutTokens {

    /**
     * A token that counts.
     *
     * @param id its {@code jti}
     * @param expiresAt its end
     * @param ended what it says
     */
    record Order(String id, Instant expiresAt, ProviderSignOut.Ended ended) {}

    /** Clocks of two machines differ. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    /** §4: "preferably at most two minutes in the future"; whoever holds one back for longer has other plans. */
    private static final Duration OLDEST = Duration.ofMinutes(10);

    private final ProviderSettings settings;
    private final Clock clock;

    LogoutTokens(ProviderSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** What the token orders; empty when it proves nothing. */
    Optional<Order> verified(String token, Provider provider) throws ProviderUnavailableException {
        LogoutTokenValidator validator = new LogoutTokenValidator(
                new Issuer(settings.issuer()),
                new ClientID(settings.registration().clientId()),
                // §2.4 recommends a type, and providers older than it send none; what the claims must say tells them
                // apart.
                false,
                provider.signers(),
                null);
        try {
            return Optional.of(validator.validate(JWTParser.parse(token)))
                    .filter(this::recent)
                    .map(this::order);
        } catch (BadJOSEException | ParseException untrusted) {
            return Optional.empty();
        } catch (JOSEException unreachable) {
            throw new ProviderUnavailableException(
                    "its keys cannot be fetched: " + unreachable.getMessage(), unreachable);
        }
    }

    private boolean recent(LogoutTokenClaimsSet claims) {
        Instant issued = claims.getIssueTime().toInstant();
        return issued.isBefore(clock.instant().plus(SKEW))
                && issued.isAfter(clock.instant().minus(OLDEST));
    }

    private Order order(LogoutTokenClaimsSet claims) {
        return new Order(
                claims.getJWTID().getValue(),
                claims.getExpirationTime().toInstant(),
                new ProviderSignOut.Ended(
                        settings.issuer(),
                        Optional.ofNullable(claims.getSubject()).map(subject -> subject.getValue()),
                        Optional.ofNullable(claims.getSessionID()).map(session -> session.getValue())));
    }
}
