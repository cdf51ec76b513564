// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.client.Client;
import dev.mcpsql.client.ClientRegistry;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.web.Body;
import dev.mcpsql.web.Parameters;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what clients post to the token and revocation endpoints, and names the client: all are public (RFC 6749 §2.1). */
@Component
final class ClientRequests {

    /** A form of a registered client, or the answer to give instead. */
    sealed interface Read {
        /** One branch for each ending. */
        <R> R match(Function<Form, R> onForm, Function<Response, R> onError);
    }

    /** A form of a registered client. */
    record Form(Client client, Parameters parameters) implements Read {
        @Override
        public <R> R match(Function<Form, R> onForm, Function<Response, R> onError) {
            return onForm.apply(this);
        }
    }

    private record Faulty(Response answer) implements Read {
        @Override
        public <R> R match(Function<Form, R> onForm, Function<Response, R> onError) {
            return onError.apply(answer);
        }
    }

    private final ClientRegistry clients;
    private final Settings settings;

    @Inject
    ClientRequests(ClientRegistry clients, Settings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    Read read(HttpServletRequest request, @Nullable String authorization, InputStream body) throws IOException {
        OwnIssuer.required(settings);
        if (authorization != null) {
            return new Faulty(
                    Response.fromResponse(invalidClient("Clients of this server are public and do not authenticate."))
                            .header("WWW-Authenticate", "Basic realm=\"none\"")
                            .build());
        }
        String type = Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
        if (!type.split(";", 2)[0].strip().equals("application/x-www-form-urlencoded")) {
            return invalid("The body must be application/x-www-form-urlencoded.");
        }
        return Body.read(body)
                .match(
                        text -> Parameters.ofForm(text)
                                .map(this::ofClient)
                                .orElseGet(() -> invalid("The body is not a form.")),
                        () -> new Faulty(OAuthError.tooLarge()));
    }

    private Read ofClient(Parameters parameters) {
        if (parameters.repeatsAny()) {
            return invalid("A parameter is there twice.");
        }
        Optional<String> clientId = parameters.get("client_id");
        if (clientId.isEmpty()) {
            return invalid("client_id is missing.");
        }
        if (parameters.get("client_secret").isPresent()
                || parameters.get("client_assertion").isPresent()) {
            return new Faulty(invalidClient("Clients of this server are public and do not authenticate."));
        }
        return clients.find(clientId.get())
                .<Read>map(client -> new Form(client, parameters))
                .orElseGet(() -> new Faulty(invalidClient("This client is not registered here, or no longer.")));
    }

    private static Read invalid(String description) {
        return new Faulty(new OAuthError(OAuthError.Code.INVALID_REQUEST, description).answer());
    }

    private static Response invalidClient(String description) {
        return new OAuthError(OAuthError.Code.INVALID_CLIENT, description).answer();
    }
}
