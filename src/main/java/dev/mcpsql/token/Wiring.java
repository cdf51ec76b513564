// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import dev.mcpsql.access.TokenVerifier;
import dev.mcpsql.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Says whose tokens are verified: our own, or an external issuer's instead. */
@ApplicationScoped
class Wiring {

    private static final System.Logger LOG = System.getLogger(Wiring.class.getName());

    @Produces
    @Singleton
    TokenVerifier verifier(StoredTokenVerifier own, Settings settings, Clock clock) {
        return settings.tokens()
                .externalIssuer()
                .<TokenVerifier>map(issuer -> new ExternalTokenVerifier(issuer, IssuerKeys.of(issuer), clock))
                .orElse(own);
    }

    /** An issuer's keys that cannot be read stop the start, and not each request; the parameter makes the verifier. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object started, TokenVerifier verifier) {
        LOG.log(Level.DEBUG, "tokens are verified by {0}", verifier.getClass().getSimpleName());
    }
}
