// SPDX-License-Identifier: MIT
package dev.mcpsql.web;

import dev.mcpsql.access.OwnOrigin;
import dev.mcpsql.access.SessionCookie;
import dev.mcpsql.config.Component;
import dev.mcpsql.identity.FormToken;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads forms that a person sent, and makes sure that this server showed them to the same browser (OWASP CSRF prevention cheat
 * sheet). That goes for the sign-in form too: nobody is signed in to somebody else's account by a foreign page.
 */
@Component
public final class BrowserForms {

    /** A form from one of our pages, or the page to show instead. */
    public sealed interface Read {
        /** One branch for each ending. */
        <R> R match(Function<Form, R> onForm, Function<Response, R> onForeign);
    }

    /** A form from one of our pages. */
    public record Form(String cookie, Parameters parameters) implements Read {
        @Override
        public <R> R match(Function<Form, R> onForm, Function<Response, R> onForeign) {
            return onForm.apply(this);
        }
    }

    private record Foreign(Response page) implements Read {
        @Override
        public <R> R match(Function<Form, R> onForm, Function<Response, R> onForeign) {
            return onForeign.apply(page);
        }
    }

    /** What a browser says of its own page's form (Fetch Metadata §2.3); older ones say nothing. */
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final SessionCookie cookie;
    private final OwnOrigin ownOrigin;
    private final Pages pages;

    @Inject
    public BrowserForms(SessionCookie cookie, OwnOrigin ownOrigin, Pages pages) {
        this.cookie = cookie;
        this.ownOrigin = ownOrigin;
        this.pages = pages;
    }

    public Read read(HttpServletRequest request, InputStream body) throws IOException {
        Optional<String> value = cookie.read(request);
        if (value.isEmpty() || !isForm(request) || !cameFromHere(request)) {
            return foreign();
        }
        return Body.read(body)
                .match(
                        text -> Parameters.ofForm(text)
                                .filter(parameters -> shownHere(parameters, value.get()))
                                .<Read>map(parameters -> new Form(value.get(), parameters))
                                .orElseGet(this::foreign),
                        () -> new Foreign(pages.problem(413, "The form is larger than 64 KiB.")));
    }

    /** Our pages send no other; a foreign one could hide fields in plain text (HTML, "Plain text form data"). */
    private static boolean isForm(HttpServletRequest request) {
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        return type.split(";", 2)[0].strip().equalsIgnoreCase("application/x-www-form-urlencoded");
    }

    private boolean cameFromHere(HttpServletRequest request) {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        return (site == null || OWN_SITE.contains(site))
                && ownOrigin.maySend(Collections.list(request.getHeaders("Origin")));
    }

    private static boolean shownHere(Parameters parameters, String cookie) {
        return !parameters.repeatsAny()
                && parameters
                        .get("form_token")
                        .filter(FormToken.of(cookie)::matches)
                        .isPresent();
    }

    private Read foreign() {
        return new Foreign(
                pages.problem(
                        403,
                        "This form is out of date, or your browser did not send its cookie. Go back, load the page again and retry."));
    }
}
