// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.access.DenialAdvice;
import dev.mcpsql.client.Client;
import dev.mcpsql.client.ClientRegistry;
import dev.mcpsql.config.Component;
import dev.mcpsql.identity.FormToken;
import dev.mcpsql.vocabulary.DenialReason;
import dev.mcpsql.web.Pages;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;

/** What a person is shown before, instead of and after a consent. */
@Component
final class ConsentPages {

    private static final int SEE_OTHER = 303;

    private final ClientRegistry clients;
    private final Pages pages;

    @Inject
    ConsentPages(ClientRegistry clients, Pages pages) {
        this.clients = clients;
        this.pages = pages;
    }

    /** The question, in words for the kind of client that asks; a client that was withdrawn meanwhile asks nothing. */
    Response question(Consent.Visit visit, AuthorizationRequest request) {
        return clients.find(request.clientId())
                .map(client -> question(visit, request, client))
                .orElseGet(() -> pages.problem(400, "The operators of this server no longer allow this client."));
    }

    private Response question(Consent.Visit visit, AuthorizationRequest request, Client client) {
        Map<String, Object> values = values(visit);
        values.putAll(ConsentWords.of(client));
        values.put("redirectHost", request.redirectUri().authority());
        values.put("scope", request.scope());
        values.put("resource", request.resource());
        values.put("profile", visit.person().profiles().get(0));
        return pages.showLeadingTo(request.redirectUri().policySource(), Pages.Name.CONSENT, values)
                .build();
    }

    /** The person may not let anybody in. */
    Response denied(Consent.Visit visit, DenialReason reason) {
        Map<String, Object> values = values(visit);
        values.put("heading", DenialAdvice.heading(reason));
        values.put("advice", DenialAdvice.of(reason));
        values.put("signedIn", true);
        values.put("enrols", reason == DenialReason.NO_MFA);
        values.put("reason", reason.code());
        return pages.show(403, Pages.Name.DENIED, values).build();
    }

    /**
     * Sends the browser to the client. Whatever does not go there, or gets nothing to show from it (RFC 9110 §15.3.5), is left with
     * a page that says where to go on.
     */
    Response left(String location) {
        return pages.show(SEE_OTHER, Pages.Name.RETURN, Map.of())
                .header("Location", location)
                .build();
    }

    /** The request was answered: a second press, or a page that the client's empty answer left in place. */
    Response answered() {
        return pages.show(400, Pages.Name.RETURN, Map.of()).build();
    }

    /** The request waited too long, or never was. */
    Response gone() {
        return pages.problem(400, "This request has expired. Start again from the program that asked.");
    }

    private static Map<String, Object> values(Consent.Visit visit) {
        Map<String, Object> values = new HashMap<>();
        values.put("username", visit.person().username());
        values.put("request", visit.request().toString());
        values.put("formToken", FormToken.of(visit.cookie()).value());
        return values;
    }
}
