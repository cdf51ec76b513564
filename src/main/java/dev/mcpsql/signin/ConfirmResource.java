// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.access.ClientAddress;
import dev.mcpsql.identity.Confirmation;
import dev.mcpsql.web.BrowserForms;
import dev.mcpsql.web.Destination;
import dev.mcpsql.web.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;

/** Asks a person who is signed in to show once more who that is, and leads on to the change that was wanted. */
@Path("confirm")
@ApplicationScoped
public class ConfirmResource {

    private final Visitors visitors;
    private final BrowserForms forms;
    private final Confirmation confirmation;
    private final ConfirmPage page;

    /** Over the confirmation. */
    @Inject
    public ConfirmResource(Visitors visitors, BrowserForms forms, Confirmation confirmation, ConfirmPage page) {
        this.visitors = visitors;
        this.forms = forms;
        this.confirmation = confirmation;
        this.page = page;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ConfirmResource() {
        this(null, null, null, null);
    }

    /** The question. */
    @GET
    public Response page(@Context HttpServletRequest request, @Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri.getQueryParameters());
        return visitors.at(request, Destination.HOME, Visitors.SIGNED_IN, visitor -> ConfirmPage.to(parameters)
                .map(change -> page.show(200, visitor, change, "").build())
                .orElseGet(() -> visitors.go(Destination.HOME.path()).build()));
    }

    /** The answer. */
    @POST
    public Response confirm(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body)
                .match(
                        form -> visitors.with(form, Visitors.SIGNED_IN, visitor -> ConfirmPage.to(form.parameters())
                                .map(change -> confirm(visitor, change, form.parameters(), ClientAddress.of(request)))
                                .orElseGet(() ->
                                        visitors.go(Destination.HOME.path()).build())),
                        foreign -> foreign);
    }

    private Response confirm(Visitor visitor, Change change, Parameters parameters, String address) {
        String password = parameters.get("password").orElse("");
        String code = parameters.get("code").orElse("").replaceAll("\\s", "");
        return page.after(
                confirmation.confirm(visitor.cookie(), password, code, address),
                visitor,
                change,
                "That is not right. A one-time code that was used already counts as wrong: wait for the next one.");
    }
}
