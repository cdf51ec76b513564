// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.access.ClientAddress;
import dev.mcpsql.config.Settings;
import dev.mcpsql.web.Destination;
import dev.mcpsql.web.Pages;
import dev.mcpsql.web.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/** The authorization endpoint (RFC 6749 §3.1): checks the request, keeps it, and hands the browser on to sign-in and consent. */
@Path("authorize")
@ApplicationScoped
public class AuthorizeResource {

    private final AuthorizationCheck check;
    private final AuthorizationRequests requests;
    private final Pages pages;
    private final Settings settings;

    /** Over the check and the requests that wait. */
    @Inject
    public AuthorizeResource(AuthorizationCheck check, AuthorizationRequests requests, Pages pages, Settings settings) {
        this.check = check;
        this.requests = requests;
        this.pages = pages;
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AuthorizeResource() {
        this.check = null;
        this.requests = null;
        this.pages = null;
        this.settings = null;
    }

    /** Every request goes to the consent page, which asks for a sign-in if there is none; nothing is remembered. */
    @GET
    public Response authorize(@Context HttpServletRequest request, @Context UriInfo uri) {
        OwnIssuer.required(settings);
        return check.of(Parameters.of(uri.getQueryParameters()), ClientAddress.of(request))
                .match(
                        good -> Pages.seeOther(settings.publicUrl()
                                        .path(Destination.consent(requests.put(good))
                                                .path()))
                                .build(),
                        location -> Pages.seeOther(location).build(),
                        sentence -> pages.problem(400, sentence),
                        () -> pages.show(400, Pages.Name.ADD_AGAIN, Map.of()).build());
    }
}
