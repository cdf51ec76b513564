// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.web.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The one stylesheet of the pages. */
@Path("style.css")
@ApplicationScoped
public class StyleResource {

    private final String style = Pages.style();

    /** The stylesheet. */
    @GET
    public Response style() {
        return Response.ok(style, "text/css; charset=UTF-8")
                .header("Cache-Control", "max-age=600")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
