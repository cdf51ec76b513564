// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.access.DenialAdvice;
import dev.mcpsql.access.Eligibility;
import dev.mcpsql.access.SessionCookie;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.FormToken;
import dev.mcpsql.identity.Standing;
import dev.mcpsql.identity.WebSession;
import dev.mcpsql.identity.WebSessions;
import dev.mcpsql.vocabulary.ProfileName;
import dev.mcpsql.web.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where a person sees who is signed in, under which profile, and leaves. */
@Path("/")
@ApplicationScoped
public class HomeResource {

    private final SessionCookie cookie;
    private final WebSessions sessions;
    private final Eligibility eligibility;
    private final Pages pages;
    private final Settings.PublicUrl publicUrl;

    /** Over the sessions. */
    @Inject
    public HomeResource(
            SessionCookie cookie, WebSessions sessions, Eligibility eligibility, Pages pages, Settings settings) {
        this.cookie = cookie;
        this.sessions = sessions;
        this.eligibility = eligibility;
        this.pages = pages;
        this.publicUrl = settings.publicUrl();
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected HomeResource() {
        this.cookie = null;
        this.sessions = null;
        this.eligibility = null;
        this.pages = null;
        this.publicUrl = null;
    }

    /** The page, or the sign-in. */
    @GET
    public Response home(@Context HttpServletRequest request) {
        Optional<String> value = cookie.read(request);
        return value.flatMap(sessions::find)
                .filter(session -> session.stage() == WebSession.Stage.COMPLETE)
                .map(session -> home(session.standing(), value.orElseThrow()))
                .orElseGet(
                        () -> Pages.seeOther(publicUrl.path("/account/sign-in")).build());
    }

    private Response home(Standing person, String value) {
        Eligibility.Ruling ruling = eligibility.of(person);
        Map<String, Object> values = new HashMap<>();
        values.put("username", person.username());
        values.put("profile", ruling.match(ProfileName::value, reason -> ""));
        values.put("advice", ruling.match(profile -> "", DenialAdvice::of));
        values.put("hasProfile", ruling.match(profile -> true, reason -> false));
        values.put("administrator", person.administrator());
        values.put("resource", publicUrl.resource());
        values.put("formToken", FormToken.of(value).value());
        return pages.show(200, Pages.Name.HOME, values).build();
    }
}
