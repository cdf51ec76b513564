// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import dev.mcpsql.access.TokenVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Says whose tokens are verified. */
@ApplicationScoped
class Wiring {

    @Produces
    @Singleton
    TokenVerifier verifier(StoredTokenVerifier own) {
        return own;
    }
}
