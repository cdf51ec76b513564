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
import dev.mcpsql.passkey.RelyingParty;
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
    private final ProviderButton button;
    private final StateDatabase state;
    private final RelyingParty relyingParty;
    private final Settings.PublicUrl publicUrl;

    @Inject
    SignInPages(
            Pages pages,
            SessionCookie cookie,
            WebSessions sessions,
            Denials denials,
            RandomTokens tokens,
            ProviderButton button,
            StateDatabase state,
            RelyingParty relyingParty,
            Settings settings) {
        this.pages = pages;
        this.cookie = cookie;
        this.sessions = sessions;
        this.denials = denials;
        this.tokens = tokens;
        this.button = button;
        this.state = state;
        this.relyingParty = relyingParty;
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
        return signIn(200, destination, carried, "", "")
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
    Response inactive(Standing person, String address) {
        denials.write(new DenialEntry(
                person.accountId(), person.username(), DenialReason.INACTIVE_OR_NON_STAFF, "", "", "", address, ""));
        DenialReason reason = DenialReason.INACTIVE_OR_NON_STAFF;
        Map<String, Object> values = Map.of(
                "username", person.username(),
                "heading", DenialAdvice.heading(reason),
                "advice", DenialAdvice.of(reason),
                "reason", reason.code(),
                "signedIn", false,
                "enrols", false);
        return pages.show(403, Pages.Name.DENIED, values).build();
    }

    /** The sign-in page, which says why the way over the provider led nowhere; the destination is not lost. */
    Response providerFailed(int status, String sentence, Destination destination, String carried) {
        return signIn(status, destination, carried, "", sentence).build();
    }

    /** Only the provider signs people in. */
    Response passwordsOff(Destination destination, String carried) {
        return providerFailed(403, "Passwords are not accepted here. Use the button below.", destination, carried);
    }

    Response passwordAgain(Destination destination, String carried, String username, SignInStep.Denied.Why why) {
        String problem = sentence(why, "That username and password do not match.");
        return patient(why, signIn(status(why), destination, carried, username, problem));
    }

    /** The page that the passkey was shown on, once more. All that are wrong get one sentence. */
    Response passkeyAgain(Destination destination, String carried, SignInStep.Denied.Why why) {
        String whenWrong = "That passkey was not accepted. Try again, or sign in without it.";
        return sessions.find(carried).isPresent()
                ? again(Pages.Name.CODE, destination, carried, why, whenWrong)
                : patient(why, signIn(status(why), destination, carried, "", sentence(why, whenWrong)));
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
        values.put("elsewhereOnly", factors.atProvider() && !factors.totp() && factors.passkeys() == 0);
        values.putAll(button.fields(destination));
        return page == Pages.Name.CODE && factors.passkeys() > 0 && relyingParty.possible()
                ? pages.showScripted(status, page, form(destination, carried, values))
                : pages.show(status, page, form(destination, carried, values));
    }

    /** Everybody is offered to sign in with a passkey, so the offer says nothing about who has one. */
    private Response.ResponseBuilder signIn(
            int status, Destination destination, String carried, String username, String problem) {
        Map<String, Object> values = form(destination, carried, Map.of("username", username, "problem", problem));
        values.putAll(button.fields(destination));
        return relyingParty.signsInAlone()
                ? pages.showScripted(status, Pages.Name.SIGN_IN, values)
                : pages.show(status, Pages.Name.SIGN_IN, values);
    }

    private Map<String, Object> form(Destination destination, String carried, Map<String, Object> values) {
        Map<String, Object> model = destination.fields();
        model.putAll(values);
        model.put("formToken", FormToken.of(carried).value());
        return model;
    }

    private Response.ResponseBuilder go(String path) {
        return Pages.seeOther(publicUrl.path(path));
    }
}
