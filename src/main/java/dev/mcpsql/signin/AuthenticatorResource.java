// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.identity.FactorChange;
import dev.mcpsql.identity.TotpEnrolment;
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

/** Enrols, replaces and removes a person's authenticator (RFC 6238). */
@Path("authenticator")
@ApplicationScoped
public class AuthenticatorResource {

    private final Visitors visitors;
    private final BrowserForms forms;
    private final TotpEnrolment enrolment;
    private final FactorPages pages;

    /** Over the enrolment and its pages. */
    @Inject
    public AuthenticatorResource(Visitors visitors, BrowserForms forms, TotpEnrolment enrolment, FactorPages pages) {
        this.visitors = visitors;
        this.forms = forms;
        this.enrolment = enrolment;
        this.pages = pages;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AuthenticatorResource() {
        this(null, null, null, null);
    }

    /** The page with the secret. */
    @GET
    public Response page(@Context HttpServletRequest request, @Context UriInfo uri) {
        Destination destination = Destination.of(Parameters.of(uri.getQueryParameters()));
        return visitors.at(
                request,
                destination,
                Visitors.ENROLLING,
                visitor ->
                        visitors.changing(visitor, Change.AUTHENTICATOR, changing -> authenticator(changing, 200, "")));
    }

    /** Confirms the secret by a code of it. */
    @POST
    public Response confirm(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body)
                .match(
                        form -> visitors.with(form, Visitors.ENROLLING, visitor -> confirm(visitor, form.parameters())),
                        foreign -> foreign);
    }

    /** The question before the removal. */
    @GET
    @Path("remove")
    public Response removal(@Context HttpServletRequest request) {
        return visitors.at(
                request,
                Destination.HOME,
                Visitors.SIGNED_IN,
                visitor -> visitors.changing(visitor, Change.AUTHENTICATOR_REMOVAL, this::removal));
    }

    /** Removes it. */
    @POST
    @Path("remove")
    public Response remove(@Context HttpServletRequest request, InputStream body) throws IOException {
        return forms.read(request, body)
                .match(form -> visitors.with(form, Visitors.SIGNED_IN, this::remove), foreign -> foreign);
    }

    private Response authenticator(Visitor visitor, int status, String problem) {
        return pages.authenticator(
                visitor, enrolment.pending(visitor.cookie(), visitor.person().accountId()), status, problem);
    }

    private Response confirm(Visitor visitor, Parameters parameters) {
        String code = parameters.get("code").orElse("").replaceAll("\\s", "");
        return enrolment
                .confirm(visitor.cookie(), code)
                .match(
                        done -> pages.enrolled(visitor, done),
                        why -> why == FactorChange.Why.WRONG
                                ? authenticator(
                                        visitor,
                                        400,
                                        "That is not the code of this secret at this time. Type the one that shows now, and see that the clock of your device is right.")
                                : pages.denied(visitor, Change.AUTHENTICATOR, why));
    }

    private Response removal(Visitor visitor) {
        return pages.removal(visitor, "your authenticator", Change.AUTHENTICATOR_REMOVAL);
    }

    private Response remove(Visitor visitor) {
        return enrolment
                .remove(visitor.cookie())
                .match(done -> pages.removed(done), why -> pages.denied(visitor, Change.AUTHENTICATOR_REMOVAL, why));
    }
}
