// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.access.ClientAddress;
import dev.mcpsql.identity.SignInStep;
import dev.mcpsql.identity.WebSession;
import dev.mcpsql.passkey.PasskeySignIn;
import dev.mcpsql.web.BrowserForms;
import dev.mcpsql.web.Destination;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** Signs in by a passkey: the second step, or the only one. */
@Path("sign-in/passkey")
@ApplicationScoped
public class PasskeySignInResource {

    private final PasskeySignIn signIn;
    private final BrowserForms forms;
    private final SignInPages pages;

    /** Over the sign-in and its pages. */
    @Inject
    public PasskeySignInResource(PasskeySignIn signIn, BrowserForms forms, SignInPages pages) {
        this.signIn = signIn;
        this.forms = forms;
        this.pages = pages;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PasskeySignInResource() {
        this(null, null, null);
    }

    /** What the browser is to ask for. */
    @POST
    @Path("options")
    public Response options(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body)
                .match(form -> PasskeyAnswers.options(signIn.options(form.cookie())), foreign -> foreign);
    }

    /** The answer. */
    @POST
    public Response answer(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body).match(form -> answer(form, ClientAddress.of(request)), foreign -> foreign);
    }

    private Response answer(BrowserForms.Form form, String address) {
        Destination destination = Destination.of(form.parameters());
        return signIn.answer(form.cookie(), PasskeyAnswers.assertion(form.parameters()), address)
                .match(new SignInStep.Branches<>(
                        done -> pages.to(WebSession.Stage.COMPLETE, destination, done.cookie()),
                        due -> pages.to(WebSession.Stage.SECOND_FACTOR_DUE, destination, due.cookie()),
                        due -> pages.to(WebSession.Stage.ENROLMENT_DUE, destination, due.cookie()),
                        inactive -> pages.inactive(inactive.person(), address),
                        denied -> pages.passkeyAgain(destination, form.cookie(), denied.why())));
    }
}
