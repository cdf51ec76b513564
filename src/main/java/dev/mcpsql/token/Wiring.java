// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import dev.mcpsql.access.TokenVerifier;
import dev.mcpsql.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Says whose tokens are verified: our own, or an external issuer's instead. */
@ApplicationScoped
class Wiring {

    @Produces
    @Singleton
    TokenVerifier verifier(StoredTokenVerifier own, Settings settings, Clock clock) {
        return settings.tokens()
                .externalIssuer()
                .<TokenVerifier>map(issuer -> new ExternalTokenVerifier(issuer, IssuerKeys.of(issuer), clock))
                .orElse(own);
    }
}
