// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** What is injected in a request without a token: nothing can be read from it. */
final class NoToken implements JsonWebToken {

    @Override
    public @Nullable String getName() {
        return null;
    }

    @Override
    public Set<String> getClaimNames() {
        return Set.of();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> @Nullable T getClaim(String name) {
        return null;
    }
}
