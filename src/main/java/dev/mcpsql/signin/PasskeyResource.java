// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.identity.FactorChange;
import dev.mcpsql.passkey.Passkey;
import dev.mcpsql.passkey.PasskeyRegistration;
import dev.mcpsql.passkey.Passkeys;
import dev.mcpsql.passkey.RegistrationAnswer;
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
import java.util.Optional;

/** Enrols and removes a person's passkeys. */
@Path("passkeys")
@ApplicationScoped
public class PasskeyResource {

    private static final String FIRST_LABEL = "My passkey";

    private final Visitors visitors;
    private final BrowserForms forms;
    private final PasskeyRegistration registration;
    private final Passkeys passkeys;
    private final FactorPages pages;

    /** Over the registration and its pages. */
    @Inject
    public PasskeyResource(
            Visitors visitors,
            BrowserForms forms,
            PasskeyRegistration registration,
            Passkeys passkeys,
            FactorPages pages) {
        this.visitors = visitors;
        this.forms = forms;
        this.registration = registration;
        this.passkeys = passkeys;
        this.pages = pages;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PasskeyResource() {
        this(null, null, null, null, null);
    }

    /** The page that makes one. */
    @GET
    public Response page(@Context HttpServletRequest request, @Context UriInfo uri) {
        Destination destination = Destination.of(Parameters.of(uri.getQueryParameters()));
        return visitors.at(
                request,
                destination,
                Visitors.ENROLLING,
                visitor -> visitors.changing(visitor, Change.PASSKEY, this::page));
    }

    /** What the browser is to make. */
    @POST
    @Path("options")
    public Response options(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body)
                .match(form -> PasskeyAnswers.options(registration.options(form.cookie())), foreign -> foreign);
    }

    /** The new passkey. */
    @POST
    public Response register(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body)
                .match(
                        form -> visitors.with(
                                form, Visitors.ENROLLING, visitor -> register(visitor, form.parameters())),
                        foreign -> foreign);
    }

    /** The question before a removal. */
    @GET
    @Path("remove")
    public Response removal(@Context HttpServletRequest request, @Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri.getQueryParameters());
        return visitors.at(
                request,
                Destination.HOME,
                Visitors.SIGNED_IN,
                visitor ->
                        visitors.changing(visitor, Change.PASSKEY_REMOVAL, changing -> removal(changing, parameters)));
    }

    /** Removes one. */
    @POST
    @Path("remove")
    public Response remove(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body)
                .match(
                        form -> visitors.with(form, Visitors.SIGNED_IN, visitor -> remove(visitor, form.parameters())),
                        foreign -> foreign);
    }

    private Response page(Visitor visitor) {
        return registration.possible()
                ? pages.passkey(visitor, 200, FIRST_LABEL, "")
                : visitors.go(visitor.destination().from(visitor.session().stage()))
                        .build();
    }

    private Response register(Visitor visitor, Parameters form) {
        RegistrationAnswer answer = PasskeyAnswers.registration(form);
        return registration
                .register(visitor.cookie(), answer)
                .match(
                        done -> pages.enrolled(visitor, done),
                        why -> why == FactorChange.Why.WRONG
                                ? pages.passkey(
                                        visitor,
                                        400,
                                        answer.label(),
                                        "That passkey was not accepted. Give it a name of 64 letters at most, and try again.")
                                : pages.denied(visitor, Change.PASSKEY, why));
    }

    /** Without one of the person's own there is nothing to ask, as after a confirmation, which forgets which it was. */
    private Response removal(Visitor visitor, Parameters parameters) {
        Optional<Passkey> passkey = parameters
                .get("passkey")
                .flatMap(id -> passkeys.of(visitor.person().accountId()).stream()
                        .filter(own -> own.id().equals(id))
                        .findFirst());
        return passkey.map(own -> pages.removal(visitor, own))
                .orElseGet(() -> visitors.go(Destination.HOME.path()).build());
    }

    private Response remove(Visitor visitor, Parameters form) {
        return registration
                .remove(visitor.cookie(), form.get("passkey").orElse(""))
                .match(pages::removed, why -> pages.denied(visitor, Change.PASSKEY_REMOVAL, why));
    }
}
