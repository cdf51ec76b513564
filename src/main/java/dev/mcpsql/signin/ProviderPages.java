// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.access.SessionCookie;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.federation.ProviderEnding;
import dev.mcpsql.federation.ProviderEnding.Failed.Why;
import dev.mcpsql.web.Destination;
import dev.mcpsql.web.Pages;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** What the way over the provider shows at each of its endings. */
@Component
final class ProviderPages {

    private static final int RETRY_SECONDS = 10;

    private final SignInPages pages;
    private final SessionCookie cookie;
    private final Settings.PublicUrl publicUrl;

    @Inject
    ProviderPages(SignInPages pages, SessionCookie cookie, Settings settings) {
        this.pages = pages;
        this.cookie = cookie;
        this.publicUrl = settings.publicUrl();
    }

    /** The sign-in page. */
    Response signIn(Destination destination) {
        return go(destination).build();
    }

    /** Before the way began. */
    Response.ResponseBuilder unavailable(Destination destination, String carried) {
        return Response.fromResponse(
                failed(new ProviderEnding.Failed(Why.UNAVAILABLE, "", destination.query()), carried));
    }

    Response ended(ProviderEnding ending, String carried, String address) {
        return ending.match(
                signedIn -> signedIn(signedIn),
                inactive -> pages.inactive(inactive.person(), address),
                failed -> failed(failed, carried));
    }

    /** By way of the sign-in page, which knows what is still due: a factor of this server's own, or nothing. */
    private Response signedIn(ProviderEnding.SignedIn ending) {
        return go(Destination.ofQuery(ending.destination()))
                .header("Set-Cookie", cookie.set(ending.cookie()))
                .build();
    }

    private Response failed(ProviderEnding.Failed ending, String carried) {
        Response page = pages.providerFailed(
                status(ending.why()),
                sentence(ending.why()) + (ending.detail().isEmpty() ? "" : " " + ending.detail()),
                Destination.ofQuery(ending.destination()),
                carried);
        return ending.why() == Why.UNAVAILABLE
                ? Response.fromResponse(page)
                        .header("Retry-After", RETRY_SECONDS)
                        .build()
                : page;
    }

    private Response.ResponseBuilder go(Destination destination) {
        return Pages.seeOther(publicUrl.path(destination.signIn()));
    }

    private static int status(Why why) {
        return switch (why) {
            case EXPIRED, FOREIGN -> 400;
            case DECLINED, UNTRUSTED, NAME_TAKEN, NAMELESS -> 403;
            case UNAVAILABLE -> 503;
        };
    }

    private static String sentence(Why why) {
        return switch (why) {
            case EXPIRED ->
                "That sign-in took too long, was used already, or began in another browser. Please begin again.";
            case FOREIGN -> "The answer did not come from the sign-in service that was asked. Please begin again.";
            case DECLINED -> "The sign-in service did not sign you in. Begin again, or ask your administrator.";
            case UNTRUSTED ->
                "The sign-in service's answer could not be verified. Begin again; if it stays so, tell your administrator.";
            case UNAVAILABLE -> "The sign-in service does not answer. Try again in a little while.";
            case NAME_TAKEN ->
                "There is an account of your name already, which does not belong to your sign-in. If it is yours, your administrator links it by this command:";
            case NAMELESS ->
                "The sign-in service gives no username and no verified address that could name an account here. Ask your administrator.";
        };
    }
}
