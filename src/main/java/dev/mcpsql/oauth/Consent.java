// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.access.DenialAdvice;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.FormToken;
import dev.mcpsql.identity.Standing;
import dev.mcpsql.vocabulary.DenialReason;
import dev.mcpsql.web.Pages;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
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
    private final Pages pages;
    private final Settings.PublicUrl publicUrl;

    @Inject
    Consent(AuthorizationRequests requests, GrantGate gate, Codes codes, Pages pages, Settings settings) {
        this.requests = requests;
        this.gate = gate;
        this.codes = codes;
        this.pages = pages;
        this.publicUrl = settings.publicUrl();
    }

    Response question(Visit visit) {
        return ifOpen(visit, request -> ask(visit, request));
    }

    /** One code, for the first of any number of clicks. */
    Response allow(Visit visit) {
        return ifOpen(
                visit,
                request -> requests.answer(visit.request())
                        ? leave(request.granted(
                                codes.issue(request, visit.person().accountId()), publicUrl))
                        : gone());
    }

    Response deny(Visit visit) {
        return requests.find(visit.request())
                .filter(request -> requests.answer(visit.request()))
                .map(request -> leave(request.denied(publicUrl)))
                .orElseGet(this::gone);
    }

    /** The request was answered, waited too long, or never was. */
    Response gone() {
        return pages.problem(
                400, "This request was answered already, or has expired. Start again from the program that asked.");
    }

    private Response ifOpen(Visit visit, Function<AuthorizationRequest, Response> then) {
        Optional<AuthorizationRequest> request = requests.find(visit.request());
        if (request.isEmpty()) {
            return gone();
        }
        GrantGate.Place place = new GrantGate.Place(
                request.get().clientId(), "", request.get().redirectUri().value(), visit.address());
        return gate.denial(visit.person(), place)
                .map(reason -> denied(visit, reason))
                .orElseGet(() -> then.apply(request.get()));
    }

    private Response ask(Visit visit, AuthorizationRequest request) {
        Map<String, Object> values = values(visit);
        values.put("clientName", request.clientName());
        values.put("redirectHost", request.redirectUri().authority());
        values.put("scope", request.scope());
        values.put("resource", request.resource());
        values.put("profile", visit.person().profiles().get(0));
        return pages.showLeadingTo(request.redirectUri().policySource(), Pages.Name.CONSENT, values)
                .build();
    }

    private Response denied(Visit visit, DenialReason reason) {
        Map<String, Object> values = values(visit);
        values.put("advice", DenialAdvice.of(reason));
        values.put("reason", reason.code());
        return pages.show(403, Pages.Name.DENIED, values).build();
    }

    private static Map<String, Object> values(Visit visit) {
        Map<String, Object> values = new HashMap<>();
        values.put("username", visit.person().username());
        values.put("request", visit.request().toString());
        values.put("formToken", FormToken.of(visit.cookie()).value());
        return values;
    }

    private static Response leave(String location) {
        return Pages.seeOther(location).build();
    }
}
