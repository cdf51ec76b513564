// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.access.SessionCookie;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.WebSession;
import dev.mcpsql.identity.WebSessions;
import dev.mcpsql.web.BrowserForms;
import dev.mcpsql.web.Destination;
import dev.mcpsql.web.Pages;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Lets a person to a page whose stage of the sign-in it is, and sends everybody else to where theirs stands. */
@Component
final class Visitors {

    /** Signed in. */
    static final Set<WebSession.Stage> SIGNED_IN = EnumSet.of(WebSession.Stage.COMPLETE);

    /** Signed in, or about to enrol a first second factor. */
    static final Set<WebSession.Stage> ENROLLING =
            EnumSet.of(WebSession.Stage.COMPLETE, WebSession.Stage.ENROLMENT_DUE);

    private final SessionCookie cookie;
    private final WebSessions sessions;
    private final Settings.PublicUrl publicUrl;

    @Inject
    Visitors(SessionCookie cookie, WebSessions sessions, Settings settings) {
        this.cookie = cookie;
        this.sessions = sessions;
        this.publicUrl = settings.publicUrl();
    }

    /** At a page. */
    Response at(
            HttpServletRequest request,
            Destination destination,
            Set<WebSession.Stage> open,
            Function<Visitor, Response> then) {
        return let(cookie.read(request), destination, open, then);
    }

    /** With a form. */
    Response with(BrowserForms.Form form, Set<WebSession.Stage> open, Function<Visitor, Response> then) {
        return let(Optional.of(form.cookie()), Destination.of(form.parameters()), open, then);
    }

    /** Only for a person who showed a moment ago who that is; others are asked first. */
    Response changing(Visitor visitor, Change change, Function<Visitor, Response> then) {
        return sessions.mayChange(visitor.session()) ? then.apply(visitor) : confirmFirst(visitor, change);
    }

    /** An enrolment that took too long begins with the password again, since there is nothing else to confirm with. */
    Response confirmFirst(Visitor visitor, Change change) {
        return visitor.session().stage() == WebSession.Stage.COMPLETE
                ? go("/account/confirm?to=" + change.page()).build()
                : go(visitor.destination().signIn())
                        .header("Set-Cookie", cookie.cleared())
                        .build();
    }

    /** On to a path under a new cookie. */
    Response onwards(String path, String newCookie) {
        return go(path).header("Set-Cookie", cookie.set(newCookie)).build();
    }

    /** The new cookie on a page that is shown at once. */
    Response under(String newCookie, Response.ResponseBuilder page) {
        return page.header("Set-Cookie", cookie.set(newCookie)).build();
    }

    /** To a path of this server. */
    Response.ResponseBuilder go(String path) {
        return Pages.seeOther(publicUrl.path(path));
    }

    private Response let(
            Optional<String> value,
            Destination destination,
            Set<WebSession.Stage> open,
            Function<Visitor, Response> then) {
        Optional<WebSession> session = value.flatMap(sessions::find);
        if (session.isEmpty()) {
            return go(destination.signIn()).build();
        }
        return open.contains(session.get().stage())
                ? then.apply(new Visitor(session.get(), value.orElseThrow(), destination))
                : go(destination.from(session.get().stage())).build();
    }
}
