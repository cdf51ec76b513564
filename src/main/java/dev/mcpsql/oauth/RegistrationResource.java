// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.access.Challenge;
import dev.mcpsql.access.ClientAddress;
import dev.mcpsql.client.Client;
import dev.mcpsql.client.ClientMetadata;
import dev.mcpsql.client.Clients;
import dev.mcpsql.config.Settings;
import dev.mcpsql.throttle.Act;
import dev.mcpsql.throttle.Throttle;
import dev.mcpsql.web.Body;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** Dynamic client registration (RFC 7591 §3), open to every program on a person's own machine. */
@Path("register")
@ApplicationScoped
public class RegistrationResource {

    private final Clients clients;
    private final Throttle throttle;
    private final Settings settings;
    private final boolean inert;

    /** Over the clients. */
    @Inject
    public RegistrationResource(Clients clients, Throttle throttle, Settings settings) {
        this.clients = clients;
        this.throttle = throttle;
        this.settings = settings;
        this.inert = settings.throttle().inertRegistrations();
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RegistrationResource() {
        this.clients = null;
        this.throttle = null;
        this.settings = null;
        this.inert = false;
    }

    /** Registers a public client; the answer lists what was granted, which may be less than was asked. */
    @POST
    public Response register(@Context HttpServletRequest request, InputStream body) throws IOException {
        OwnIssuer.required(settings);
        if (!bringsJson(request)) {
            return new OAuthError(OAuthError.Code.INVALID_CLIENT_METADATA, "The body must be application/json.")
                    .answer();
        }
        return Body.read(body)
                .match(
                        json -> Registration.of(json).match(wanted -> admitted(wanted, request), OAuthError::answer),
                        OAuthError::tooLarge);
    }

    /**
     * RFC 7591 §3.1. Any page can make a browser post plain text or a form here, and use up what the address of its reader may
     * register; JSON it may not send without asking first (WHATWG Fetch, CORS-safelisted request-header).
     */
    private static boolean bringsJson(HttpServletRequest request) {
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        return type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    /** What is malformed got its error before it could count. */
    private Response admitted(ClientMetadata.Wanted wanted, HttpServletRequest request) {
        return ClientAddress.counted(request)
                .flatMap(address -> throttle.attempt(Act.REGISTRATION, address))
                .map(wait -> heldBack(wanted, wait))
                .orElseGet(() -> created(
                        clients.register(wanted.name(), wanted.redirectUris(), ClientAddress.of(request)), wanted));
    }

    private Response heldBack(ClientMetadata.Wanted wanted, Duration wait) {
        return inert ? created(clients.inert(wanted.name(), wanted.redirectUris()), wanted) : tooMany(wait);
    }

    private Response created(Client client, ClientMetadata.Wanted wanted) {
        Map<String, Object> granted = new LinkedHashMap<>();
        granted.put("client_id", client.clientId());
        granted.put("client_id_issued_at", client.createdAt().getEpochSecond());
        granted.put("client_name", client.name());
        granted.put("redirect_uris", client.redirects().shown());
        granted.put("token_endpoint_auth_method", "none");
        granted.put("grant_types", settings.tokens().grantTypes());
        granted.put("response_types", List.of("code"));
        granted.put("scope", Challenge.SCOPE);
        granted.putAll(RegistrationNote.of(wanted));
        return Response.status(Response.Status.CREATED)
                .type(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .entity(JsonMapper.shared().writeValueAsString(granted))
                .build();
    }

    /** RFC 6585 §4; seconds are rounded up, so that whoever comes back then is not early. */
    private static Response tooMany(Duration wait) {
        return Response.fromResponse(new OAuthError(
                                OAuthError.Code.TEMPORARILY_UNAVAILABLE, "Too many registrations from this address.")
                        .answer())
                .header("Retry-After", wait.plusMillis(999).toSeconds())
                .build();
    }
}
