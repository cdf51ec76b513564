// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.access.ClientAddress;
import dev.mcpsql.identity.PasswordSignIn;
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
import java.util.function.Function;

/** The two steps of a sign-in: name and password, then the code of the second factor if the account has one. */
@Path("sign-in")
@ApplicationScoped
public class SignInResource {

    private final PasswordSignIn signIn;
    private final BrowserForms forms;
    private final SignInPages pages;
    private final ProviderButton button;

    /** Over the sign-in and its pages. */
    @Inject
    public SignInResource(PasswordSignIn signIn, BrowserForms forms, SignInPages pages, ProviderButton button) {
        this.signIn = signIn;
        this.forms = forms;
        this.pages = pages;
        this.button = button;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SignInResource() {
        this(null, null, null, null);
    }

    /** The page for name and password. */
    @GET
    public Response passwordPage(@Context HttpServletRequest request, @Context UriInfo uri) {
        return pages.password(request, destination(uri));
    }

    /** The first step. */
    @POST
    public Response password(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body).match(form -> password(form, ClientAddress.of(request)), foreign -> foreign);
    }

    /** The page for the code. */
    @GET
    @Path("code")
    public Response codePage(@Context HttpServletRequest request, @Context UriInfo uri) {
        return pages.due(request, destination(uri), Pages.Name.CODE);
    }

    /** The second step. */
    @POST
    @Path("code")
    public Response code(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body).match(form -> code(form, ClientAddress.of(request)), foreign -> foreign);
    }

    private Response password(BrowserForms.Form form, String address) {
        Destination destination = Destination.of(form.parameters());
        if (!button.passwords()) {
            return pages.passwordsOff(destination, form.cookie());
        }
        String username = form.parameters().get("username").orElse("");
        String password = form.parameters().get("password").orElse("");
        return signIn.password(username, password, address)
                .match(branches(
                        destination, address, why -> pages.passwordAgain(destination, form.cookie(), username, why)));
    }

    private Response code(BrowserForms.Form form, String address) {
        Destination destination = Destination.of(form.parameters());
        String code = form.parameters().get("code").orElse("").replaceAll("\\s", "");
        return signIn.code(form.cookie(), code, address)
                .match(branches(
                        destination,
                        address,
                        why -> pages.again(
                                Pages.Name.CODE,
                                destination,
                                form.cookie(),
                                why,
                                "That code is not right, or was used already. Wait for the next one.")));
    }

    private SignInStep.Branches<Response> branches(
            Destination destination, String address, Function<SignInStep.Denied.Why, Response> onDenied) {
        return new SignInStep.Branches<>(
                done -> pages.to(WebSession.Stage.COMPLETE, destination, done.cookie()),
                due -> pages.to(WebSession.Stage.SECOND_FACTOR_DUE, destination, due.cookie()),
                due -> pages.to(WebSession.Stage.ENROLMENT_DUE, destination, due.cookie()),
                inactive -> pages.inactive(inactive.person(), address),
                denied -> onDenied.apply(denied.why()));
    }

    private static Destination destination(UriInfo uri) {
        return Destination.of(Parameters.of(uri.getQueryParameters()));
    }
}
