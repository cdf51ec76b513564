// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.access.ClientAddress;
import dev.mcpsql.access.SessionCookie;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.WebSession;
import dev.mcpsql.identity.WebSessions;
import dev.mcpsql.web.BrowserForms;
import dev.mcpsql.web.Destination;
import dev.mcpsql.web.Pages;
import dev.mcpsql.web.Parameters;
import jakarta.enterprise.context.RequestScoped;
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
import java.util.UUID;

/** Asks the person, at every authorization request anew (MCP security best practices, "Confused Deputy"; RFC 9700 §4.13). */
@Path("consent")
@RequestScoped
public class ConsentResource {

    private final SessionCookie cookie;
    private final WebSessions sessions;
    private final BrowserForms forms;
    private final Consent consent;
    private final Settings settings;

    /** Over sessions and the question itself. */
    @Inject
    public ConsentResource(
            SessionCookie cookie, WebSessions sessions, BrowserForms forms, Consent consent, Settings settings) {
        this.cookie = cookie;
        this.sessions = sessions;
        this.forms = forms;
        this.consent = consent;
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ConsentResource() {
        this.cookie = null;
        this.sessions = null;
        this.forms = null;
        this.consent = null;
        this.settings = null;
    }

    /** The question. */
    @GET
    public Response question(@Context HttpServletRequest request, @Context UriInfo uri) {
        OwnIssuer.required(settings);
        Destination destination = Destination.of(Parameters.of(uri.getQueryParameters()));
        Optional<String> value = cookie.read(request);
        Optional<WebSession> session = value.flatMap(sessions::find);
        if (destination.request().isEmpty()) {
            return consent.gone();
        }
        if (session.isEmpty()) {
            return go(destination.signIn());
        }
        if (session.get().stage() != WebSession.Stage.COMPLETE) {
            return go(destination.from(session.get().stage()));
        }
        return consent.question(visit(
                request,
                session.get(),
                value.orElseThrow(),
                destination.request().get()));
    }

    /** The answer. */
    @POST
    public Response answer(@Context HttpServletRequest request, InputStream body) throws IOException {
        OwnIssuer.required(settings);
        return forms.read(request, body).match(form -> answer(request, form), foreign -> foreign);
    }

    private Response answer(HttpServletRequest request, BrowserForms.Form form) {
        Destination destination = Destination.of(form.parameters());
        Optional<WebSession> session =
                sessions.find(form.cookie()).filter(found -> found.stage() == WebSession.Stage.COMPLETE);
        if (destination.request().isEmpty()) {
            return consent.gone();
        }
        if (session.isEmpty()) {
            return go(destination.signIn());
        }
        Consent.Visit visit = visit(
                request, session.get(), form.cookie(), destination.request().get());
        return switch (form.parameters().get("decision").orElse("")) {
            case "allow" -> consent.allow(visit);
            case "deny" -> consent.deny(visit);
            default -> consent.question(visit);
        };
    }

    private static Consent.Visit visit(HttpServletRequest request, WebSession session, String cookie, UUID id) {
        return new Consent.Visit(session.standing(), cookie, id, ClientAddress.of(request));
    }

    private Response go(String path) {
        return Pages.seeOther(settings.publicUrl().path(path)).build();
    }
}
