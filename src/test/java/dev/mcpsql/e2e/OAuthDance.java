// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client does from a bare URL to a token: discovery, registration, authorization with PKCE, redemption. */
final class OAuthDance {

    /** Nothing listens there; the browser never goes. */
    static final String REDIRECT = "http://127.0.0.1:9/callback";

    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-to-accept-it";
    /** What the client expects back. */
    static final String STATE = "state-of-this-dance";

    private final LiveServer server;
    private final JsonMapper json = JsonMapper.shared();

    OAuthDance(LiveServer server) {
        this.server = server;
    }

    /** The whole way; the person allows. */
    String token(Person person, Browser browser) {
        String client = register();
        Map<String, String> callback = authorize(client, person, browser);
        return redeem(client, callback.getOrDefault("code", ""))
                .required("access_token")
                .asString();
    }

    /** The metadata of the authorization server, found from the challenge on (RFC 9728 §5, RFC 8414 §3). */
    JsonNode metadata() {
        HttpResponse<String> challenged =
                Http.send(HttpRequest.newBuilder(server.at("/mcp/sql")).GET().build());
        assertThat(challenged.statusCode()).isEqualTo(401);
        String challenge = challenged.headers().firstValue("WWW-Authenticate").orElseThrow();
        String resource = challenge.replaceAll(".*resource_metadata=\"([^\"]*)\".*", "$1");
        String issuer = read(URI.create(resource))
                .required("authorization_servers")
                .get(0)
                .asString();
        return read(URI.create(issuer + "/.well-known/oauth-authorization-server"));
    }

    private JsonNode read(URI address) {
        HttpResponse<String> response =
                Http.send(HttpRequest.newBuilder(address).GET().build());
        assertThat(response.statusCode()).as("%s", address).isEqualTo(200);
        return json.readTree(response.body());
    }

    /** Registers a public client (RFC 7591 §3); returns its id. */
    String register() {
        HttpResponse<String> response = tryToRegister(REDIRECT);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return json.readTree(response.body()).required("client_id").asString();
    }

    /** Asks for a registration with one redirect URI. */
    HttpResponse<String> tryToRegister(String redirectUri) {
        String body = json.writeValueAsString(Map.of(
                "client_name", "Test client",
                "redirect_uris", List.of(redirectUri),
                "token_endpoint_auth_method", "none"));
        return sendRegistration(body);
    }

    /** Asks for a registration in a client's own words. */
    HttpResponse<String> sendRegistration(String body) {
        return Http.send(HttpRequest.newBuilder(endpoint("registration_endpoint"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Where the client sends the browser. */
    URI authorizationUrl(String client) {
        return authorizationUrl(wish(client), "");
    }

    /** The same with other parameters, and more behind them as it is written. */
    URI authorizationUrl(Map<String, String> parameters, String more) {
        return URI.create(endpoint("authorization_endpoint") + "?" + form(parameters) + more);
    }

    /** The parameters of a good authorization request, for a test to spoil. */
    Map<String, String> wish(String client) {
        return new TreeMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                client,
                "redirect_uri",
                REDIRECT,
                "scope",
                "mcp:sql",
                "state",
                STATE,
                "resource",
                server.origin() + "/mcp/sql",
                "code_challenge",
                challenge(),
                "code_challenge_method",
                "S256"));
    }

    /** The person signs in and allows; returns the parameters that reach the client. */
    Map<String, String> authorize(String client, Person person, Browser browser) {
        Page consent = browser.signIn(browser.open(authorizationUrl(client)), person);
        Page end = browser.press(consent, "Allow", Map.of());
        return parameters(end);
    }

    /** What the redirect carries to the client. */
    static Map<String, String> parameters(Page end) {
        URI location = end.location().orElseThrow(() -> new AssertionError(end.status() + " " + end.body()));
        assertThat(location.toString()).startsWith(REDIRECT + "?");
        return Stream.of(location.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (first, second) -> {
                            throw new AssertionError("a parameter twice in " + location);
                        },
                        TreeMap::new));
    }

    /** Redeems the code (RFC 6749 §4.1.3, RFC 7636 §4.5). */
    JsonNode redeem(String client, String code) {
        HttpResponse<String> response = tryToRedeem(client, code);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        return json.readTree(response.body());
    }

    /** Sends the same, and returns whatever comes back. */
    HttpResponse<String> tryToRedeem(String client, String code) {
        return tryToRedeem(proof(client, code));
    }

    /** Sends any other. */
    HttpResponse<String> tryToRedeem(Map<String, String> proof) {
        return post("token_endpoint", proof);
    }

    /** The parameters that redeem a code, for a test to spoil. */
    Map<String, String> proof(String client, String code) {
        return new TreeMap<>(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "code_verifier", VERIFIER,
                "redirect_uri", REDIRECT,
                "resource", server.origin() + "/mcp/sql",
                "client_id", client));
    }

    /** Renews tokens (RFC 6749 §6), with the parameters that clients send. */
    HttpResponse<String> renew(String client, String refreshToken) {
        return post(
                "token_endpoint",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        refreshToken,
                        "client_id",
                        client,
                        "resource",
                        server.origin() + "/mcp/sql"));
    }

    /** Revokes a token (RFC 7009 §2.1). */
    HttpResponse<String> revoke(String client, String token) {
        return post("revocation_endpoint", Map.of("token", token, "client_id", client));
    }

    private HttpResponse<String> post(String endpoint, Map<String, String> fields) {
        return Http.send(HttpRequest.newBuilder(endpoint(endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                .build());
    }

    /** An address that the metadata names. */
    URI endpoint(String name) {
        return URI.create(metadata().required(name).asString());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** RFC 7636 §4.2, S256. */
    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
