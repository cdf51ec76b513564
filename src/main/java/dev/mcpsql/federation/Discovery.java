// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.ProviderSettings;
import dev.mcpsql.config.Settings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the provider's metadata and keeps them for an hour. A provider that failed is left alone for some seconds, so that
 * strangers at the sign-in page cannot make this server knock, or its threads wait, without end.
 */
@Component
final class Discovery {

    private static final System.Logger LOG = System.getLogger(Discovery.class.getName());

    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration QUIET_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Settings settings;
    private final ProviderHttp http;
    private final Clock clock;
    private @Nullable Provider found;
    private Instant askAgainAt = Instant.MIN;

    @Inject
    Discovery(Settings settings, ProviderHttp http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    /** The configured provider. */
    synchronized Provider provider() throws ProviderUnavailableException {
        if (clock.instant().isBefore(askAgainAt)) {
            if (found == null) {
                throw new ProviderUnavailableException("the provider failed a moment ago");
            }
            return found;
        }
        found = null;
        askAgainAt = clock.instant().plus(QUIET_AFTER_FAILURE);
        try {
            found = asked(configured().issuer());
        } catch (ProviderUnavailableException unusable) {
            LOG.log(Level.WARNING, "nobody can sign in at the provider: {0}", unusable.getMessage());
            throw unusable;
        }
        askAgainAt = clock.instant().plus(FRESH);
        return found;
    }

    private ProviderSettings configured() {
        return settings.provider().orElseThrow();
    }

    private Provider asked(String issuer) throws ProviderUnavailableException {
        try {
            String document = http.retrieveResource(OIDCProviderMetadata.resolveURL(new Issuer(issuer)))
                    .getContent();
            return checked(OIDCProviderMetadata.parse(document), issuer);
        } catch (IOException unreachable) {
            throw new ProviderUnavailableException(
                    "its metadata cannot be fetched: " + unreachable.getMessage(), unreachable);
        } catch (GeneralException malformed) {
            throw new ProviderUnavailableException("its metadata are malformed: " + malformed.getMessage(), malformed);
        }
    }

    /** Discovery 1.0 §4.3: the issuer is the one that was asked, to the letter. */
    private Provider checked(OIDCProviderMetadata metadata, String issuer) throws ProviderUnavailableException {
        if (!metadata.getIssuer().getValue().equals(issuer)) {
            throw new ProviderUnavailableException("its metadata are another issuer's");
        }
        if (Provider.algorithms(metadata).isEmpty()) {
            throw new ProviderUnavailableException("it signs ID tokens neither by RS256 nor by ES256");
        }
        URI keys = metadata.getJWKSetURI();
        boolean complete = keys != null
                && metadata.getAuthorizationEndpointURI() != null
                && metadata.getTokenEndpointURI() != null;
        boolean safe = Stream.of(
                        keys,
                        metadata.getAuthorizationEndpointURI(),
                        metadata.getTokenEndpointURI(),
                        metadata.getEndSessionEndpointURI())
                .filter(Objects::nonNull)
                .allMatch(address -> isSafe(address, issuer));
        if (!complete || !safe) {
            throw new ProviderUnavailableException("its metadata lack an endpoint, or name one that is not https");
        }
        return new Provider(metadata, source(keys));
    }

    /** An http issuer is one on loopback, which the configuration accepts for tests; its endpoints are there too. */
    private static boolean isSafe(URI address, String issuer) {
        return "https".equals(address.getScheme())
                || (issuer.startsWith("http:")
                        && "http".equals(address.getScheme())
                        && LOOPBACK.contains(address.getHost()));
    }

    /** Cached for five minutes, and fetched at an unknown {@code kid} twice within half a minute at most. No thread of its own. */
    private com.nimbusds.jose.jwk.source.JWKSource<SecurityContext> source(URI keys)
            throws ProviderUnavailableException {
        try {
            return JWKSourceBuilder.<SecurityContext>create(keys.toURL(), http)
                    .refreshAheadCache(false)
                    .build();
        } catch (MalformedURLException unusable) {
            throw new ProviderUnavailableException("its keys have no usable address", unusable);
        }
    }
}
