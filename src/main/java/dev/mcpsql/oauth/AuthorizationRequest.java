// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.client.RedirectUri;
import dev.mcpsql.config.Settings.PublicUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An authorization request that passed every check (RFC 6749 §4.1.1); from then on only the stored row counts.
 *
 * @param clientId who asks
 * @param clientName what it calls itself
 * @param redirectUri where the answer goes, port included
 * @param state the client's own, given back untouched
 * @param scope what is asked for
 * @param resource what the token will be good for (RFC 8707)
 * @param challenge of PKCE
 */
record AuthorizationRequest(
        String clientId,
        String clientName,
        RedirectUri redirectUri,
        Optional<String> state,
        String scope,
        String resource,
        Pkce challenge) {

    /** Where the browser goes with a code. */
    String granted(String code, PublicUrl issuer) {
        return answer(redirectUri, Map.of("code", code), state, issuer);
    }

    /** Where the browser goes when the person said no. */
    String denied(PublicUrl issuer) {
        return error(
                redirectUri,
                new OAuthError(OAuthError.Code.ACCESS_DENIED, "The person did not allow it."),
                state,
                issuer);
    }

    /** Where the browser goes with an error; {@code iss} belongs to errors too (RFC 9207 §2). */
    static String error(RedirectUri redirectUri, OAuthError error, Optional<String> state, PublicUrl issuer) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", error.code().code());
        parameters.put("error_description", error.description());
        return answer(redirectUri, parameters, state, issuer);
    }

    private static String answer(
            RedirectUri redirectUri, Map<String, String> first, Optional<String> state, PublicUrl issuer) {
        Map<String, String> parameters = new LinkedHashMap<>(first);
        state.ifPresent(value -> parameters.put("state", value));
        parameters.put("iss", issuer.value());
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return redirectUri.value() + (redirectUri.value().contains("?") ? "&" : "?") + query;
    }
}
