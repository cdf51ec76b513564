// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.access.ClientAddress;
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
import org.jspecify.annotations.Nullable;

/** The token endpoint (RFC 6749 §3.2). */
@Path("token")
@ApplicationScoped
public class TokenResource {

    private final ClientRequests requests;
    private final TokenRequests tokens;

    /** Over the grants. */
    @Inject
    public TokenResource(ClientRequests requests, TokenRequests tokens) {
        this.requests = requests;
        this.tokens = tokens;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TokenResource() {
        this(null, null);
    }

    /** Redeems a code or renews tokens; errors as RFC 6749 §5.2 says. */
    @POST
    public Response token(
            @Context HttpServletRequest request,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            InputStream body)
            throws IOException {
        String address = ClientAddress.of(request);
        return requests.read(request, authorization, body)
                .match(form -> tokens.answer(form, address), answer -> answer);
    }
}
