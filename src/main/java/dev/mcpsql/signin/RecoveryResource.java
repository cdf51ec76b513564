// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.access.ClientAddress;
import dev.mcpsql.identity.RecoverySignIn;
import dev.mcpsql.identity.SignInStep;
import dev.mcpsql.identity.WebSession;
import dev.mcpsql.web.BrowserForms;
import dev.mcpsql.web.Destination;
import dev.mcpsql.web.Pages;
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

/** The second step of a sign-in for whoever has lost the second factor. */
@Path("sign-in/recovery")
@ApplicationScoped
public class RecoveryResource {

    private final RecoverySignIn signIn;
    private final BrowserForms forms;
    private final SignInPages pages;

    /** Over the sign-in and its pages. */
    @Inject
    public RecoveryResource(RecoverySignIn signIn, BrowserForms forms, SignInPages pages) {
        this.signIn = signIn;
        this.forms = forms;
        this.pages = pages;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RecoveryResource() {
        this(null, null, null);
    }

    /** The page for a recovery code. */
    @GET
    public Response page(@Context HttpServletRequest request, @Context UriInfo uri) {
        return pages.due(request, Destination.of(Parameters.of(uri.getQueryParameters())), Pages.Name.RECOVERY);
    }

    /** Uses one up. */
    @POST
    public Response use(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body).match(form -> use(form, ClientAddress.of(request)), foreign -> foreign);
    }

    private Response use(BrowserForms.Form form, String address) {
        Destination destination = Destination.of(form.parameters());
        return signIn.code(form.cookie(), form.parameters().get("recovery_code").orElse(""), address)
                .match(new SignInStep.Branches<>(
                        done -> pages.to(destination.recovered(), done.cookie()),
                        due -> pages.to(WebSession.Stage.SECOND_FACTOR_DUE, destination, due.cookie()),
                        due -> pages.to(WebSession.Stage.ENROLMENT_DUE, destination, due.cookie()),
                        inactive -> pages.inactive(inactive.person(), address),
                        denied -> pages.again(
                                Pages.Name.RECOVERY,
                                destination,
                                form.cookie(),
                                denied.why(),
                                "That is no recovery code of yours, or it was used already.")));
    }
}
