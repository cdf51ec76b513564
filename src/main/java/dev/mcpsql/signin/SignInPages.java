// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.access.DenialAdvice;
import dev.mcpsql.access.SessionCookie;
import dev.mcpsql.audit.DenialEntry;
import dev.mcpsql.audit.Denials;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.Factors;
import dev.mcpsql.identity.FormToken;
import dev.mcpsql.identity.RandomTokens;
import dev.mcpsql.identity.SignInBackOff;
import dev.mcpsql.identity.SignInStep;
import dev.mcpsql.identity.Standing;
import dev.mcpsql.identity.WebSession;
import dev.mcpsql.identity.WebSessions;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.vocabulary.DenialReason;
import dev.mcpsql.web.Destination;
import dev.mcpsql.web.Pages;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a sign-in shows at each of its endings. Texts never tell a wrong name from a wrong password. */
@Component
final class SignInPages {

    private static final String SET_COOKIE = "Set-Cookie";

    private final Pages pages;
    private final SessionCookie cookie;
    private final WebSessions sessions;
    private final Denials denials;
    private final RandomTokens tokens;
    private final StateDatabase state;
    private final Settings.PublicUrl publicUrl;

    @Inject
    SignInPages(
            Pages pages,
            SessionCookie cookie,
            WebSessions sessions,
            Denials denials,
            RandomTokens tokens,
            StateDatabase state,
            Settings settings) {
        this.pages = pages;
        this.cookie = cookie;
        this.sessions = sessions;
        this.denials = denials;
        this.tokens = tokens;
        this.state = state;
        this.publicUrl = settings.publicUrl();
    }

    /** Name and password, unless the sign-in went further already. A browser without a cookie gets one that is no session yet. */
    Response password(HttpServletRequest request, Destination destination) {
        Optional<String> value = cookie.read(request);
        Optional<WebSession> session = value.flatMap(sessions::find);
        if (session.isPresent()) {
            return go(destination.from(session.get().stage())).build();
        }
        String carried = value.orElseGet(tokens::next);
        return form(200, Pages.Name.SIGN_IN, destination, carried, Map.of("username", "", "problem", ""))
                .header(SET_COOKIE, cookie.set(carried))
                .build();
    }

    /** A page of the second factor, if it is due. */
    Response due(HttpServletRequest request, Destination destination, Pages.Name page) {
        Optional<String> value = cookie.read(request);
        Optional<WebSession> session = value.flatMap(sessions::find);
        if (session.isEmpty()) {
            return go(destination.signIn()).build();
        }
        return session.get().stage() == WebSession.Stage.SECOND_FACTOR_DUE
                ? second(200, page, destination, value.orElseThrow(), "").build()
                : go(destination.from(session.get().stage())).build();
    }

    /** On with a sign-in that came so far, under its new cookie. */
    Response to(WebSession.Stage stage, Destination destination, String newCookie) {
        return to(destination.from(stage), newCookie);
    }

    /** To a path, under a new cookie. */
    Response to(String path, String newCookie) {
        return go(path).header(SET_COOKIE, cookie.set(newCookie)).build();
    }

    /** The password was right, so this person is known: told why, and written down. */
    Response inactive(Standing person, Destination destination, String address, String carried) {
        denials.write(new DenialEntry(
                person.accountId(), person.username(), DenialReason.INACTIVE_OR_NON_STAFF, "", "", "", address, ""));
        Map<String, Object> values =
                Map.of("username", person.username(), "problem", DenialAdvice.of(DenialReason.INACTIVE_OR_NON_STAFF));
        return form(403, Pages.Name.SIGN_IN, destination, carried, values).build();
    }

    Response passwordAgain(Destination destination, String carried, String username, SignInStep.Denied.Why why) {
        Map<String, Object> values =
                Map.of("username", username, "problem", sentence(why, "That username and password do not match."));
        return patient(why, form(status(why), Pages.Name.SIGN_IN, destination, carried, values));
    }

    /** A page of the second factor once more, with the sentence for a wrong one. */
    Response again(
            Pages.Name page, Destination destination, String carried, SignInStep.Denied.Why why, String whenWrong) {
        return why == SignInStep.Denied.Why.EXPIRED
                ? go(destination.signIn()).build()
                : patient(why, second(status(why), page, destination, carried, sentence(why, whenWrong)));
    }

    /** The answer with a wait, where one is asked for (RFC 6585 §4). */
    static Response patient(SignInStep.Denied.Why why, Response.ResponseBuilder answer) {
        return why == SignInStep.Denied.Why.WAIT
                ? answer.header("Retry-After", SignInBackOff.LONGEST_WAIT.toSeconds())
                        .build()
                : answer.build();
    }

    static int status(SignInStep.Denied.Why why) {
        return switch (why) {
            case WRONG, EXPIRED -> 400;
            case WAIT -> 429;
        };
    }

    static String sentence(SignInStep.Denied.Why why, String whenWrong) {
        return switch (why) {
            case WRONG -> whenWrong;
            case WAIT -> "Too many attempts. Wait a minute, then try again.";
            case EXPIRED -> "The sign-in took too long. Please begin again.";
        };
    }

    /** What the account can show decides what the page asks for. */
    private Response.ResponseBuilder second(
            int status, Pages.Name page, Destination destination, String carried, String problem) {
        Factors factors = sessions.find(carried)
                .map(session -> Factors.of(state, session.standing().accountId()))
                .orElse(Factors.NONE);
        Map<String, Object> values = new HashMap<>(destination.links());
        values.put("problem", problem);
        values.put("totp", factors.totp());
        values.put("passkeys", factors.passkeys() > 0);
        return form(status, page, destination, carried, values);
    }

    private Response.ResponseBuilder form(
            int status, Pages.Name page, Destination destination, String carried, Map<String, Object> values) {
        Map<String, Object> model = destination.fields();
        model.putAll(values);
        model.put("formToken", FormToken.of(carried).value());
        return pages.show(status, page, model);
    }

    private Response.ResponseBuilder go(String path) {
        return Pages.seeOther(publicUrl.path(path));
    }
}
