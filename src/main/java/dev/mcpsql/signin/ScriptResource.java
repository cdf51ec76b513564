// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.web.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The one script of the pages, which asks the browser for passkeys. */
@Path("passkey.js")
@ApplicationScoped
public class ScriptResource {

    private final String script = Pages.script();

    /** The script. */
    @GET
    public Response script() {
        return Response.ok(script, "text/javascript; charset=UTF-8")
                .header("Cache-Control", "max-age=600")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
