// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.access.ClientAddress;
import dev.mcpsql.access.SessionCookie;
import dev.mcpsql.federation.ProviderSignIn;
import dev.mcpsql.identity.RandomTokens;
import dev.mcpsql.web.Destination;
import dev.mcpsql.web.Pages;
import dev.mcpsql.web.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** The way to the OpenID provider and back. Without one, these addresses do not exist. */
@Path("sso")
@ApplicationScoped
public class SingleSignOnResource {

    private final ProviderSignIn provider;
    private final ProviderPages pages;
    private final SessionCookie cookie;
    private final RandomTokens tokens;

    /** Over the sign-in at the provider. */
    @Inject
    public SingleSignOnResource(
            ProviderSignIn provider, ProviderPages pages, SessionCookie cookie, RandomTokens tokens) {
        this.provider = provider;
        this.pages = pages;
        this.cookie = cookie;
        this.tokens = tokens;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SingleSignOnResource() {
        this(null, null, null, null);
    }

    /** Sends the browser to the provider; only a click on one of our pages does, or an address typed. */
    @GET
    public Response begin(@Context HttpServletRequest request, @Context UriInfo uri) {
        requireProvider();
        Destination destination = Destination.of(Parameters.of(uri.getQueryParameters()));
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            return pages.signIn(destination);
        }
        Optional<String> carried = cookie.read(request);
        String value = carried.orElseGet(tokens::next);
        Response.ResponseBuilder away = provider.begin(value, destination.query())
                .map(address -> Pages.seeOther(address.toString()))
                .orElseGet(() -> pages.unavailable(destination, value));
        return carried.isPresent()
                ? away.build()
                : away.header("Set-Cookie", cookie.set(value)).build();
    }

    /** Where the provider sends the browser back to. */
    @GET
    @Path("callback")
    public Response end(@Context HttpServletRequest request, @Context UriInfo uri) {
        requireProvider();
        String address = ClientAddress.of(request);
        return cookie.read(request)
                .map(carried -> pages.ended(provider.finish(uri.getQueryParameters(), carried), carried, address))
                .orElseGet(() -> pages.signIn(Destination.ofQuery("")));
    }

    private void requireProvider() {
        if (provider.name().isEmpty()) {
            throw new NotFoundException();
        }
    }
}
