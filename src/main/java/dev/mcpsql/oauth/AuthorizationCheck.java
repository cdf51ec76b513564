// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.access.Challenge;
import dev.mcpsql.client.Client;
import dev.mcpsql.client.ClientRegistry;
import dev.mcpsql.client.RedirectUri;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.web.Parameters;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Checks an authorization request, before anything is shown or kept. */
@Component
final class AuthorizationCheck {

    /** What the check found. */
    sealed interface Checked {
        /** One branch for each ending. */
        <R> R match(
                Function<AuthorizationRequest, R> onGood,
                Function<String, R> onErrorToClient,
                Function<String, R> onErrorToPerson,
                Supplier<R> onForgottenClient);
    }

    private record Good(AuthorizationRequest request) implements Checked {
        @Override
        public <R> R match(
                Function<AuthorizationRequest, R> onGood,
                Function<String, R> toClient,
                Function<String, R> toPerson,
                Supplier<R> onForgotten) {
            return onGood.apply(request);
        }
    }

    /** The client is known and so is its address: it gets the error (RFC 6749 §4.1.2.1). */
    private record ErrorToClient(String location) implements Checked {
        @Override
        public <R> R match(
                Function<AuthorizationRequest, R> onGood,
                Function<String, R> toClient,
                Function<String, R> toPerson,
                Supplier<R> onForgotten) {
            return toClient.apply(location);
        }
    }

    /** Redirecting would serve whoever wrote the link, so the person is told (RFC 9700 §4.11). */
    private record ErrorToPerson(String sentence) implements Checked {
        @Override
        public <R> R match(
                Function<AuthorizationRequest, R> onGood,
                Function<String, R> toClient,
                Function<String, R> toPerson,
                Supplier<R> onForgotten) {
            return toPerson.apply(sentence);
        }
    }

    /** Nothing is known of the client, so the person makes it register anew. */
    private record ForgottenClient() implements Checked {
        @Override
        public <R> R match(
                Function<AuthorizationRequest, R> onGood,
                Function<String, R> toClient,
                Function<String, R> toPerson,
                Supplier<R> onForgotten) {
            return onForgotten.get();
        }
    }

    private static final int MAX_STATE = 4096;

    private final ClientRegistry clients;
    private final Settings.PublicUrl publicUrl;

    @Inject
    AuthorizationCheck(ClientRegistry clients, Settings settings) {
        this.clients = clients;
        this.publicUrl = settings.publicUrl();
    }

    /**
     * Checks the client first, then where it wants its answer, then the rest.
     *
     * @param address of the browser
     */
    Checked of(Parameters parameters, String address) {
        if (parameters.repeats("client_id") || parameters.repeats("redirect_uri")) {
            return new ErrorToPerson("The request names its client or its redirect address twice.");
        }
        Optional<String> clientId = parameters.get("client_id");
        if (clientId.isEmpty()) {
            return new ErrorToPerson("The request names no client.");
        }
        return clients.asking(clientId.get(), address)
                .match(client -> known(client, parameters), ForgottenClient::new, ErrorToPerson::new);
    }

    private Checked known(Client client, Parameters parameters) {
        return parameters
                .get("redirect_uri")
                .flatMap(client.redirects()::admitted)
                .map(uri -> trusted(client, uri, parameters))
                .orElseGet(() ->
                        new ErrorToPerson("The program asked to be answered at an address that it did not register."
                                + " Remove this server from the program, and add it again."));
    }

    private Checked trusted(Client client, RedirectUri redirectUri, Parameters parameters) {
        Optional<String> state = parameters.repeats("state")
                ? Optional.empty()
                : parameters.get("state").filter(value -> value.length() <= MAX_STATE);
        Optional<OAuthError> fault = fault(parameters);
        if (fault.isPresent()) {
            return new ErrorToClient(AuthorizationRequest.error(redirectUri, fault.get(), state, publicUrl));
        }
        return new Good(new AuthorizationRequest(
                client.clientId(),
                client.name(),
                redirectUri,
                state,
                Challenge.SCOPE,
                publicUrl.resource(),
                challenge(parameters).orElseThrow()));
    }

    private Optional<OAuthError> fault(Parameters parameters) {
        if (parameters.repeatsAny()) {
            return error(OAuthError.Code.INVALID_REQUEST, "A parameter is there twice.");
        }
        if (parameters.get("request").isPresent()) {
            return error(OAuthError.Code.REQUEST_NOT_SUPPORTED, "Request objects are not supported.");
        }
        if (parameters.get("request_uri").isPresent()) {
            return error(OAuthError.Code.REQUEST_URI_NOT_SUPPORTED, "Request objects are not supported.");
        }
        if (parameters.get("state").filter(value -> value.length() > MAX_STATE).isPresent()) {
            return error(OAuthError.Code.INVALID_REQUEST, "The state is too long.");
        }
        return responseFault(parameters)
                .or(() -> challenge(parameters).isPresent()
                        ? Optional.empty()
                        : error(OAuthError.Code.INVALID_REQUEST, "PKCE with code_challenge_method S256 is required."))
                .or(() -> scopeFault(parameters))
                .or(() -> targetFault(parameters));
    }

    private static Optional<OAuthError> responseFault(Parameters parameters) {
        Optional<String> type = parameters.get("response_type");
        if (type.isEmpty()) {
            return error(OAuthError.Code.INVALID_REQUEST, "response_type is missing.");
        }
        if (!type.get().equals("code")) {
            return error(OAuthError.Code.UNSUPPORTED_RESPONSE_TYPE, "Only response_type code is supported.");
        }
        return parameters
                        .get("response_mode")
                        .filter(mode -> !mode.equals("query"))
                        .isPresent()
                ? error(OAuthError.Code.INVALID_REQUEST, "Only response_mode query is supported.")
                : Optional.empty();
    }

    /** A missing scope means the only one there is (RFC 6749 §3.3). */
    private static Optional<OAuthError> scopeFault(Parameters parameters) {
        boolean good = parameters
                .get("scope")
                .map(scope -> Set.of(Challenge.SCOPE)
                        .containsAll(List.of(scope.strip().split(" +", -1))))
                .orElse(true);
        return good
                ? Optional.empty()
                : error(OAuthError.Code.INVALID_SCOPE, "The only scope is " + Challenge.SCOPE + ".");
    }

    private Optional<OAuthError> targetFault(Parameters parameters) {
        return Targets.all(parameters, publicUrl)
                ? Optional.empty()
                : error(OAuthError.Code.INVALID_TARGET, "The only resource is " + publicUrl.resource());
    }

    private static Optional<Pkce> challenge(Parameters parameters) {
        return Pkce.of(parameters.get("code_challenge"), parameters.get("code_challenge_method"));
    }

    private static Optional<OAuthError> error(OAuthError.Code code, String description) {
        return Optional.of(new OAuthError(code, description));
    }
}
