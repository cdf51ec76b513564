// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.web.Destination;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Where a person sees who is signed in, under which profile and with which factors, and leaves. */
@Path("/")
@ApplicationScoped
public class HomeResource {

    private final Visitors visitors;
    private final HomePage page;

    /** Over the page. */
    @Inject
    public HomeResource(Visitors visitors, HomePage page) {
        this.visitors = visitors;
        this.page = page;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected HomeResource() {
        this(null, null);
    }

    /** The page, or where the sign-in stands. */
    @GET
    public Response home(@Context HttpServletRequest request) {
        return visitors.at(request, Destination.HOME, Visitors.SIGNED_IN, page::of);
    }
}
