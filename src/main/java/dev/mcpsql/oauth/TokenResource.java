// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.access.ClientAddress;
import dev.mcpsql.config.Settings;
import dev.mcpsql.token.Grant;
import dev.mcpsql.token.TokenIssuer;
import dev.mcpsql.web.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The token endpoint (RFC 6749 §3.2): one grant, the authorization code with PKCE. */
@Path("token")
@ApplicationScoped
public class TokenResource {

    private final ClientRequests requests;
    private final Codes codes;
    private final GrantGate gate;
    private final TokenIssuer issuer;
    private final Settings.PublicUrl publicUrl;

    /** Over codes and keys. */
    @Inject
    public TokenResource(ClientRequests requests, Codes codes, GrantGate gate, TokenIssuer issuer, Settings settings) {
        this.requests = requests;
        this.codes = codes;
        this.gate = gate;
        this.issuer = issuer;
        this.publicUrl = settings.publicUrl();
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TokenResource() {
        this.requests = null;
        this.codes = null;
        this.gate = null;
        this.issuer = null;
        this.publicUrl = null;
    }

    /** Redeems a code; errors as RFC 6749 §5.2 says. */
    @POST
    public Response token(
            @Context HttpServletRequest request,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            InputStream body)
            throws IOException {
        String address = ClientAddress.of(request);
        return requests.read(request, authorization, body).match(form -> redeemed(form, address), answer -> answer);
    }

    private Response redeemed(ClientRequests.Form form, String address) {
        Parameters parameters = form.parameters();
        Optional<String> grantType = parameters.get("grant_type");
        if (grantType.isEmpty()) {
            return error(OAuthError.Code.INVALID_REQUEST, "grant_type is missing.");
        }
        if (!grantType.get().equals("authorization_code")) {
            return error(OAuthError.Code.UNSUPPORTED_GRANT_TYPE, "Only authorization_code is supported.");
        }
        Optional<Codes.Proof> proof = proof(form);
        if (proof.isEmpty()) {
            return error(OAuthError.Code.INVALID_REQUEST, "code, redirect_uri and code_verifier are required.");
        }
        if (!Targets.all(parameters, publicUrl)) {
            return error(OAuthError.Code.INVALID_TARGET, "The only resource is " + publicUrl.resource());
        }
        return codes.redeem(proof.get())
                .filter(grant -> gate.stillOpenFor(grant, address))
                .map(this::granted)
                .orElseGet(
                        () -> error(
                                OAuthError.Code.INVALID_GRANT,
                                "The code is unknown, used, expired, or was issued to another client, redirect_uri or verifier."));
    }

    private static Optional<Codes.Proof> proof(ClientRequests.Form form) {
        Parameters parameters = form.parameters();
        return parameters
                .get("code")
                .flatMap(code -> parameters.get("redirect_uri").flatMap(uri -> parameters
                        .get("code_verifier")
                        .map(verifier -> new Codes.Proof(code, form.client().clientId(), uri, verifier))));
    }

    private Response granted(Grant grant) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", issuer.signer().token(grant));
        answer.put("token_type", "Bearer");
        answer.put(
                "expires_in",
                Duration.between(grant.issuedAt(), grant.expiresAt()).toSeconds());
        answer.put("scope", grant.scope());
        return Response.ok(JsonMapper.shared().writeValueAsString(answer), MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache")
                .build();
    }

    private static Response error(OAuthError.Code code, String description) {
        return new OAuthError(code, description).answer();
    }
}
