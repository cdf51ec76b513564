// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.access.ClientAddress;
import dev.mcpsql.federation.BackChannelLogout;
import dev.mcpsql.web.Body;
import dev.mcpsql.web.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Where the provider tells that somebody signed out there (Back-Channel Logout 1.0 §2.5, §2.8). No cookie comes here and no form of
 * ours: the signature of the token is all that counts.
 */
@Path("sso/backchannel-logout")
@ApplicationScoped
public class BackChannelLogoutResource {

    private static final String NOT_ACCEPTED =
            "{\"error\":\"invalid_request\",\"error_description\":\"The logout token is not accepted.\"}";

    private final BackChannelLogout logout;

    /** Over the logout. */
    @Inject
    public BackChannelLogoutResource(BackChannelLogout logout) {
        this.logout = logout;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BackChannelLogoutResource() {
        this(null);
    }

    /** 200 when followed, 400 when not. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response logout(@Context HttpServletRequest request, InputStream body) throws IOException {
        String address = ClientAddress.of(request);
        BackChannelLogout.Answer answer =
                token(body).map(token -> logout.follow(token, address)).orElse(BackChannelLogout.Answer.NOT_ACCEPTED);
        return switch (answer) {
            case FOLLOWED -> Response.ok().header("Cache-Control", "no-store").build();
            case NOT_ACCEPTED ->
                Response.status(Response.Status.BAD_REQUEST)
                        .type(MediaType.APPLICATION_JSON)
                        .header("Cache-Control", "no-store")
                        .entity(NOT_ACCEPTED)
                        .build();
        };
    }

    private static Optional<String> token(InputStream body) throws IOException {
        return Body.read(body)
                .match(Parameters::ofForm, Optional::<Parameters>empty)
                .filter(parameters -> !parameters.repeatsAny())
                .flatMap(parameters -> parameters.get("logout_token"));
    }
}
