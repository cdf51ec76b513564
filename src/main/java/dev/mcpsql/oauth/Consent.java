// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.GrantHold;
import dev.mcpsql.identity.Standing;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The question whether a client may ask for data in a person's name, and its two answers. */
@Component
final class Consent {

    /**
     * A signed-in person before one authorization request.
     *
     * @param person as of this request
     * @param cookie of the web session, which the form is bound to
     * @param request the stored request
     * @param address of the browser
     */
    record Visit(Standing person, String cookie, UUID request, String address) {}

    private final AuthorizationRequests requests;
    private final GrantGate gate;
    private final Codes codes;
    private final GrantHold hold;
    private final ConsentPages pages;
    private final Settings.PublicUrl publicUrl;

    @Inject
    Consent(
            AuthorizationRequests requests,
            GrantGate gate,
            Codes codes,
            GrantHold hold,
            ConsentPages pages,
            Settings settings) {
        this.requests = requests;
        this.gate = gate;
        this.codes = codes;
        this.hold = hold;
        this.pages = pages;
        this.publicUrl = settings.publicUrl();
    }

    Response question(Visit visit) {
        return ifOpen(visit, request -> pages.question(visit, request));
    }

    /** One code, for the first of any number of clicks. */
    Response allow(Visit visit) {
        return ifOpen(visit, request -> allowed(visit, request)
                .map(code -> pages.left(request.granted(code, publicUrl)))
                .orElseGet(() -> gone(visit.request())));
    }

    /** The code; none when the request was answered before, or the person signed out while this answer was on its way. */
    private Optional<String> allowed(Visit visit, AuthorizationRequest request) {
        UUID account = visit.person().accountId();
        codes.sweep();
        Optional<String> code = hold.whileSignedIn(
                        account,
                        visit.cookie(),
                        (session, held) -> requests.answer(session, visit.request())
                                ? Optional.of(codes.issue(session, request, account))
                                : Optional.<String>empty())
                .flatMap(issued -> issued);
        code.ifPresent(issued -> gate.allowed(request.clientId()));
        return code;
    }

    Response deny(Visit visit) {
        return requests.find(visit.request())
                .filter(request -> requests.answer(visit.request()))
                .map(request -> pages.left(request.denied(publicUrl)))
                .orElseGet(() -> gone(visit.request()));
    }

    /** There is no request to answer. */
    Response gone() {
        return pages.gone();
    }

    private Response gone(UUID request) {
        return requests.isAnswered(request) ? pages.answered() : pages.gone();
    }

    private Response ifOpen(Visit visit, Function<AuthorizationRequest, Response> then) {
        Optional<AuthorizationRequest> request = requests.find(visit.request());
        if (request.isEmpty()) {
            return gone(visit.request());
        }
        GrantGate.Place place = new GrantGate.Place(
                request.get().clientId(), "", request.get().redirectUri().value(), visit.address());
        return gate.denial(visit.person(), place)
                .map(reason -> pages.denied(visit, reason))
                .orElseGet(() -> then.apply(request.get()));
    }
}
