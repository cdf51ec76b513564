// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.access.Challenge;
import dev.mcpsql.audit.Denials;
import dev.mcpsql.client.Clients;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.state.StateUnavailableException;
import dev.mcpsql.web.Parameters;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Answers the requests to the token endpoint, by grant type (RFC 6749 §4.1.3, §5, §6). */
@Component
final class TokenRequests {

    private static final System.Logger LOG = System.getLogger(TokenRequests.class.getName());

    private final CodeExchange codes;
    private final Renewal renewal;
    private final Families families;
    private final Clients clients;
    private final Denials denials;
    private final Settings settings;

    @Inject
    TokenRequests(
            CodeExchange codes,
            Renewal renewal,
            Families families,
            Clients clients,
            Denials denials,
            Settings settings) {
        this.codes = codes;
        this.renewal = renewal;
        this.families = families;
        this.clients = clients;
        this.denials = denials;
        this.settings = settings;
    }

    Response answer(ClientRequests.Form form, String address) {
        Optional<String> grantType = form.parameters().get("grant_type");
        List<String> supported = settings.tokens().grantTypes();
        if (grantType.isEmpty()) {
            return error(OAuthError.Code.INVALID_REQUEST, "grant_type is missing.");
        }
        if (!supported.contains(grantType.get())) {
            return error(
                    OAuthError.Code.UNSUPPORTED_GRANT_TYPE,
                    "This server supports " + String.join(" and ", supported) + ".");
        }
        if (!Targets.all(form.parameters(), settings.publicUrl())) {
            return error(
                    OAuthError.Code.INVALID_TARGET,
                    "The only resource is " + settings.publicUrl().resource());
        }
        return grantType.get().equals("refresh_token") ? renewed(form, address) : redeemed(form, address);
    }

    private Response redeemed(ClientRequests.Form form, String address) {
        return proof(form)
                .map(
                        proof -> issued(
                                codes.redeem(proof, address),
                                form,
                                "The code is unknown, used, expired, or was issued to another client, redirect_uri or verifier."))
                .orElseGet(() ->
                        error(OAuthError.Code.INVALID_REQUEST, "code, redirect_uri and code_verifier are required."));
    }

    private static Optional<CodeExchange.Proof> proof(ClientRequests.Form form) {
        Parameters parameters = form.parameters();
        return parameters
                .get("code")
                .flatMap(code -> parameters.get("redirect_uri").flatMap(uri -> parameters
                        .get("code_verifier")
                        .map(verifier ->
                                new CodeExchange.Proof(code, form.client().clientId(), uri, verifier))));
    }

    private Response renewed(ClientRequests.Form form, String address) {
        Optional<String> token = form.parameters().get("refresh_token");
        if (token.isEmpty()) {
            return error(OAuthError.Code.INVALID_REQUEST, "refresh_token is missing.");
        }
        if (!scopeWasGranted(form.parameters())) {
            return error(OAuthError.Code.INVALID_SCOPE, "The scope that was granted is " + Challenge.SCOPE + ".");
        }
        return issued(
                renewal.renew(new Renewal.Proof(token.get(), form.client().clientId()), address),
                form,
                "The refresh token is unknown, used, revoked, expired, or was issued to another client. Sign in again.");
    }

    /** Narrower or the same, never wider (RFC 6749 §6); there is one scope, so it is that one or none named. */
    private static boolean scopeWasGranted(Parameters parameters) {
        return parameters
                .get("scope")
                .map(scope -> Set.of(Challenge.SCOPE)
                        .containsAll(List.of(scope.strip().split(" +", -1))))
                .orElse(true);
    }

    private Response issued(Issue issue, ClientRequests.Form form, String otherwise) {
        return issue.match(
                tokens -> granted(tokens, form),
                denial -> {
                    denials.write(denial);
                    return error(OAuthError.Code.INVALID_GRANT, otherwise);
                },
                () -> error(OAuthError.Code.INVALID_GRANT, otherwise));
    }

    private Response granted(Issue.Tokens tokens, ClientRequests.Form form) {
        tidyUp(form.client().clientId());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", tokens.accessToken());
        answer.put("token_type", "Bearer");
        answer.put("expires_in", tokens.lifetime().toSeconds());
        answer.put("scope", tokens.scope());
        tokens.refreshToken().ifPresent(token -> answer.put("refresh_token", token));
        return Response.ok(JsonMapper.shared().writeValueAsString(answer), MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache")
                .build();
    }

    /** The tokens are durable and the client gets them, whatever becomes of this. */
    private void tidyUp(String clientId) {
        try {
            clients.used(clientId);
            families.sweep();
        } catch (StateUnavailableException later) {
            LOG.log(Level.WARNING, "expired tokens were not swept", later);
        }
    }

    private static Response error(OAuthError.Code code, String description) {
        return new OAuthError(code, description).answer();
    }
}
