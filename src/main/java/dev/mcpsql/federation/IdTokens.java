// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.mcpsql.config.ProviderSettings;
import dev.mcpsql.identity.ProviderIdentity;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges ID tokens (OpenID Connect Core 1.0 §3.1.3.7). */
final class IdTokens {

    private static final System.Logger LOG = System.getLogger(IdTokens.class.getName());

    /** Clocks of two machines differ. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    /** Core 1.0 §2: {@code sub} has 255 ASCII characters at most; it is also shown, and written into logs. */
    private static final Pattern SUBJECT = Pattern.compile("[ -~]{1,255}");

    private final ProviderSettings settings;
    private final Clock clock;

    IdTokens(ProviderSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The person behind the token; empty when it proves nothing. */
    Optional<ProviderIdentity> verified(JWT token, String nonce, Provider provider)
            throws ProviderUnavailableException {
        IDTokenValidator validator = new IDTokenValidator(
                new Issuer(settings.issuer()),
                new ClientID(settings.registration().clientId()),
                provider.signers(),
                null);
        validator.setMaxClockSkew((int) SKEW.toSeconds());
        try {
            IDTokenClaimsSet claims = validator.validate(token, new Nonce(nonce));
            if (forUsAlone(claims)
                    && recent(claims)
                    && SUBJECT.matcher(claims.getSubject().getValue()).matches()) {
                return Optional.of(new ClaimsReader(settings).identity(claims));
            }
            LOG.log(Level.WARNING, "an ID token of the provider names another party, or an old sign-in");
        } catch (BadJOSEException untrusted) {
            LOG.log(Level.WARNING, "an ID token of the provider was not accepted: {0}", untrusted.getMessage());
        } catch (JOSEException unreachable) {
            throw new ProviderUnavailableException(
                    "its keys cannot be fetched: " + unreachable.getMessage(), unreachable);
        }
        return Optional.empty();
    }

    /** §3.1.3.7, 4 and 5: of several audiences we must be the one that asked, and whoever is named as that must be us. */
    private boolean forUsAlone(IDTokenClaimsSet claims) {
        return claims.getAuthorizedParty() == null
                ? claims.getAudience().size() == 1
                : claims.getAuthorizedParty()
                        .getValue()
                        .equals(settings.registration().clientId());
    }

    /** §3.1.3.7, 13: where an age was asked for, the time of the sign-in must be told and young enough. */
    private boolean recent(IDTokenClaimsSet claims) {
        if (settings.maxAge().isEmpty()) {
            return true;
        }
        Date signedIn = claims.getAuthenticationTime();
        return signedIn != null
                && signedIn.toInstant().plus(settings.maxAge().get()).plus(SKEW).isAfter(clock.instant());
    }
}
