// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.access.ClientAddress;
import dev.mcpsql.identity.Confirmation;
import dev.mcpsql.identity.Factors;
import dev.mcpsql.identity.SignInStep;
import dev.mcpsql.state.StateDatabase;
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
import java.util.Map;
import java.util.Optional;

/** Asks a person who is signed in to show once more who that is, and leads on to the change that was wanted. */
@Path("confirm")
@ApplicationScoped
public class ConfirmResource {

    private final Visitors visitors;
    private final BrowserForms forms;
    private final Confirmation confirmation;
    private final StateDatabase state;
    private final Pages pages;

    /** Over the confirmation. */
    @Inject
    public ConfirmResource(
            Visitors visitors, BrowserForms forms, Confirmation confirmation, StateDatabase state, Pages pages) {
        this.visitors = visitors;
        this.forms = forms;
        this.confirmation = confirmation;
        this.state = state;
        this.pages = pages;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ConfirmResource() {
        this(null, null, null, null, null);
    }

    /** The question. */
    @GET
    public Response page(@Context HttpServletRequest request, @Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri.getQueryParameters());
        return visitors.at(request, Destination.HOME, Visitors.SIGNED_IN, visitor -> to(parameters)
                .map(change -> show(200, visitor, change, "").build())
                .orElseGet(() -> visitors.go(Destination.HOME.path()).build()));
    }

    /** The answer. */
    @POST
    public Response confirm(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body)
                .match(
                        form -> visitors.with(form, Visitors.SIGNED_IN, visitor -> to(form.parameters())
                                .map(change -> confirm(visitor, change, form.parameters(), ClientAddress.of(request)))
                                .orElseGet(() ->
                                        visitors.go(Destination.HOME.path()).build())),
                        foreign -> foreign);
    }

    private Response confirm(Visitor visitor, Change change, Parameters parameters, String address) {
        String password = parameters.get("password").orElse("");
        String code = parameters.get("code").orElse("").replaceAll("\\s", "");
        SignInStep step = confirmation.confirm(visitor.cookie(), password, code, address);
        return step.match(new SignInStep.Branches<>(
                done -> visitors.onwards(change.path(), done.cookie()),
                due -> visitors.go(Destination.HOME.signIn()).build(),
                due -> visitors.go(Destination.HOME.signIn()).build(),
                inactive -> visitors.go(Destination.HOME.signIn()).build(),
                denied -> again(visitor, change, denied.why())));
    }

    private Response again(Visitor visitor, Change change, SignInStep.Denied.Why why) {
        return why == SignInStep.Denied.Why.EXPIRED
                ? visitors.go(Destination.HOME.signIn()).build()
                : SignInPages.patient(
                        why,
                        show(
                                SignInPages.status(why),
                                visitor,
                                change,
                                SignInPages.sentence(
                                        why,
                                        "That is not right. A one-time code that was used already counts as wrong: wait for the next one.")));
    }

    private Response.ResponseBuilder show(int status, Visitor visitor, Change change, String problem) {
        Factors factors = Factors.of(state, visitor.person().accountId());
        Map<String, Object> values = visitor.values();
        values.put("to", change.page());
        values.put("words", change.words());
        values.put("problem", problem);
        values.put("hasPassword", factors.passwordSince().isPresent());
        values.put("totp", factors.totp());
        values.put("recoveryOnly", !factors.totp() && visitor.person().mfa());
        return pages.show(status, Pages.Name.CONFIRM, values);
    }

    private static Optional<Change> to(Parameters parameters) {
        return parameters.get("to").flatMap(Change::of);
    }
}
