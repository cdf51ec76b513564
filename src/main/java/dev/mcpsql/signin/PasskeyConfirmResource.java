// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.access.ClientAddress;
import dev.mcpsql.identity.SignInStep;
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

/** Lets a person who is signed in show by a passkey who that is, before a factor or the password changes. */
@Path("confirm/passkey")
@ApplicationScoped
public class PasskeyConfirmResource {

    private final Visitors visitors;
    private final BrowserForms forms;
    private final PasskeySignIn signIn;
    private final ConfirmPage page;

    /** Over the sign-in. */
    @Inject
    public PasskeyConfirmResource(Visitors visitors, BrowserForms forms, PasskeySignIn signIn, ConfirmPage page) {
        this.visitors = visitors;
        this.forms = forms;
        this.signIn = signIn;
        this.page = page;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PasskeyConfirmResource() {
        this(null, null, null, null);
    }

    /** What the browser is to ask for. */
    @POST
    @Path("options")
    public Response options(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body)
                .match(form -> PasskeyAnswers.options(signIn.confirmationOptions(form.cookie())), foreign -> foreign);
    }

    /** The answer. */
    @POST
    public Response confirm(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body)
                .match(
                        form -> visitors.with(form, Visitors.SIGNED_IN, visitor -> ConfirmPage.to(form.parameters())
                                .map(change -> confirm(form, visitor, change, ClientAddress.of(request)))
                                .orElseGet(() ->
                                        visitors.go(Destination.HOME.path()).build())),
                        foreign -> foreign);
    }

    private Response confirm(BrowserForms.Form form, Visitor visitor, Change change, String address) {
        SignInStep step = signIn.confirm(form.cookie(), PasskeyAnswers.assertion(form.parameters()), address);
        return page.after(step, visitor, change, "That passkey was not accepted. Try again, or confirm without it.");
    }
}
