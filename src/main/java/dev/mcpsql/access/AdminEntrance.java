// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.Standing;
import dev.mcpsql.identity.WebSession;
import dev.mcpsql.identity.WebSessions;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Knows the person behind a request to the administrators' pages, and where to send a stranger. */
@Component
final class AdminEntrance {

    private static final Set<String> STAFF = Set.of("staff");
    private static final Set<String> ADMINISTRATOR = Set.of("staff", "administrator");

    private final SessionCookie cookie;
    private final WebSessions sessions;
    private final Eligibility eligibility;
    private final Settings.PublicUrl publicUrl;

    @Inject
    AdminEntrance(SessionCookie cookie, WebSessions sessions, Eligibility eligibility, Settings settings) {
        this.cookie = cookie;
        this.sessions = sessions;
        this.eligibility = eligibility;
        this.publicUrl = settings.publicUrl();
    }

    /** The signed-in person; empty for strangers and for sign-ins that lack their second factor. */
    Optional<Standing> person(HttpServletRequest request) {
        return cookie.read(request)
                .flatMap(sessions::find)
                .filter(session -> session.stage() == WebSession.Stage.COMPLETE)
                .map(WebSession::standing);
    }

    /** The groups that the constraints of {@code web.xml} ask for; none for a person the pages are closed to. */
    Set<String> groups(Standing person) {
        if (!eligibility.opensPages(person)) {
            return Set.of();
        }
        return person.administrator() ? ADMINISTRATOR : STAFF;
    }

    /** The sign-in page, which comes back to {@code path} afterwards. */
    String signIn(String path) {
        return publicUrl.path("/account/sign-in?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
    }
}
