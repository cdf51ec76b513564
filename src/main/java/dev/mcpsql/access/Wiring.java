// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.security.enterprise.SecurityContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Offers the token of the request for injection (MicroProfile JWT 2.1 §7.1), verified and re-validated like the caller. There is no
 * {@code LoginConfig}: with it Payara would put its own mechanism in place of ours.
 */
@ApplicationScoped
class Wiring {

    @Produces
    @RequestScoped
    JsonWebToken token(SecurityContext context) {
        return context.getPrincipalsByType(AuthenticatedCaller.class).stream()
                .findFirst()
                .<JsonWebToken>map(caller -> caller)
                .orElseGet(NoToken::new);
    }
}
