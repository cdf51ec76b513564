// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the caller that the authentication mechanism established for this request. */
public final class Callers {

    private Callers() {}

    /** The caller behind the container's principal; empty for strangers and for people in a browser. */
    public static Optional<AuthenticatedCaller> of(@Nullable Principal principal) {
        return principal instanceof AuthenticatedCaller known ? Optional.of(known) : Optional.empty();
    }

    /** The same through Jakarta Security. */
    public static Optional<AuthenticatedCaller> of(SecurityContext context) {
        return context.getPrincipalsByType(AuthenticatedCaller.class).stream().findFirst();
    }
}
