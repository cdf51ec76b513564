// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.access.TokenClaims;
import dev.mcpsql.access.TokenVerifier;
import dev.mcpsql.client.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Token revocation (RFC 7009): effective at the next request, on every node. */
@Path("revoke")
@ApplicationScoped
public class RevocationResource {

    private final ClientRequests requests;
    private final TokenVerifier tokens;
    private final TokenRevocations revocations;

    /** Over the tokens. */
    @Inject
    public RevocationResource(ClientRequests requests, TokenVerifier tokens, TokenRevocations revocations) {
        this.requests = requests;
        this.tokens = tokens;
        this.revocations = revocations;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RevocationResource() {
        this(null, null, null);
    }

    /** Revokes one token of this client; a token that means nothing is revoked already (§2.2). */
    @POST
    public Response revoke(
            @Context HttpServletRequest request,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            InputStream body)
            throws IOException {
        return requests.read(request, authorization, body).match(this::revoked, answer -> answer);
    }

    private Response revoked(ClientRequests.Form form) {
        Optional<String> token = form.parameters().get("token");
        if (token.isEmpty()) {
            return new OAuthError(OAuthError.Code.INVALID_REQUEST, "token is missing.").answer();
        }
        return tokens.verify(token.get()).match(claims -> revoked(claims, form.client()), RevocationResource::done);
    }

    /** A token of another client is not this client's to revoke (§2.1). */
    private Response revoked(TokenClaims claims, Client client) {
        if (!claims.clientId().equals(client.clientId())) {
            return new OAuthError(OAuthError.Code.INVALID_GRANT, "The token was issued to another client.").answer();
        }
        revocations.revoke(claims.tokenId());
        return done();
    }

    private static Response done() {
        return Response.ok().header("Cache-Control", "no-store").build();
    }
}
