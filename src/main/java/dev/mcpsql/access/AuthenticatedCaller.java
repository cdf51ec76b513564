// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.vocabulary.Caller;
import jakarta.security.enterprise.CallerPrincipal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The principal of a request that carried a good access token: {@link Caller} for this program, {@code JsonWebToken}
 * (MicroProfile JWT 2.1) for whatever else runs in the server. The raw token is not in it.
 */
public final class AuthenticatedCaller extends CallerPrincipal implements JsonWebToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final transient TokenClaims token;
    private final transient Map<String, Object> claims;

    /** The caller, and what their token said. */
    public AuthenticatedCaller(Caller caller, TokenClaims token) {
        super(caller.username());
        this.caller = caller;
        this.token = token;
        this.claims = Map.of(
                "iss", token.issuer(),
                "sub", token.subject(),
                "aud", token.audience(),
                "jti", token.tokenId(),
                "iat", token.issuedAt().getEpochSecond(),
                "exp", token.expiresAt().getEpochSecond(),
                "upn", caller.username(),
                "groups", Set.of(),
                "client_id", token.clientId(),
                "scope", String.join(" ", token.scopes()));
    }

    /** Who asks. */
    public Caller caller() {
        return caller;
    }

    /** When the token's life ends; nothing that was begun with it lasts longer. */
    public Instant expiresAt() {
        return token.expiresAt();
    }

    TokenClaims token() {
        return token;
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.keySet();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T getClaim(String name) {
        return (T) claims.get(name);
    }
}
