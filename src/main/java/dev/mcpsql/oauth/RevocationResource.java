// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

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
    private final Revocations revocations;

    /** Over the tokens. */
    @Inject
    public RevocationResource(ClientRequests requests, Revocations revocations) {
        this.requests = requests;
        this.revocations = revocations;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RevocationResource() {
        this(null, null);
    }

    /**
     * Revokes a token of this client, and all that came of the same consent; a token that means nothing is revoked already (§2.2).
     * Another client's token is refused, as §2.1 asks, with the error that RFC 6749 §5.2 has for a grant of another client.
     */
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
        return switch (revocations.end(token.get(), form.client().clientId())) {
            case ENDED -> Response.ok().header("Cache-Control", "no-store").build();
            case NOT_YOURS ->
                new OAuthError(OAuthError.Code.INVALID_GRANT, "The token was issued to another client.").answer();
        };
    }
}
