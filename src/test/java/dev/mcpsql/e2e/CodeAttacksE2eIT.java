// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A code is worth one token, to its client, with its proof (RFC 6749 §4.1.3, RFC 7636 §4.6, RFC 8707 §2.2). */
@ExtendWith(WithLiveServer.class)
class CodeAttacksE2eIT {

    private static final int MANY = 50;

    private final LiveServer server;
    private final OAuthDance dance;

    CodeAttacksE2eIT(LiveServer server) {
        this.server = server;
        this.dance = new OAuthDance(server);
    }

    /** What a client holds between consent and redemption. */
    private record Held(String client, String code) {}

    private Held held() {
        String client = dance.register();
        Map<String, String> callback = dance.authorize(client, server.person("analyst"), server.browser());
        return new Held(client, callback.getOrDefault("code", ""));
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            code_verifier | -                                                        | invalid_request
            code_verifier | another-verifier-that-is-long-enough-for-rfc-7636-too-ok | invalid_grant
            code_verifier | plain                                                    | invalid_grant
            redirect_uri  | -                                                        | invalid_request
            redirect_uri  | http://127.0.0.1:10/callback                             | invalid_grant
            redirect_uri  | https://evil.example/                                    | invalid_grant
            resource      | https://evil.example/                                    | invalid_target
            code          | AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA              | invalid_grant
            code          | x or 1=1 --                                              | invalid_grant
            client_id     | mcp-sql-AAAAAAAAAAAAAAAAAAAAAA                           | invalid_client
            grant_type    | password                                                 | unsupported_grant_type
            grant_type    | client_credentials                                       | unsupported_grant_type
            grant_type    | -                                                        | invalid_request
            """)
    void isWorthNothingWithAnother(String parameter, String value, String error) {
        Held held = held();
        Map<String, String> proof = dance.proof(held.client(), held.code());
        if (value == null) {
            proof.remove(parameter);
        } else {
            proof.put(parameter, value);
        }

        refused(dance.tryToRedeem(proof), error);
    }

    @Test
    void isWorthNothingToAnotherClient() {
        Held held = held();

        refused(dance.tryToRedeem(dance.register(), held.code()), "invalid_grant");
    }

    @Test
    void isNotRedeemedByALink() {
        Held held = held();
        HttpResponse<String> response = Http.send(Browser.posting(
                        URI.create(dance.endpoint("token_endpoint") + "?code=" + held.code()),
                        Map.of("grant_type", "authorization_code", "client_id", held.client()))
                .build());

        refused(response, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "client_id", "grant_type", "redirect_uri", "code_verifier"})
    void isNotRedeemedWithAParameterTwice(String parameter) {
        Held held = held();
        Map<String, String> proof = dance.proof(held.client(), held.code());
        String body =
                Browser.encoded(proof) + "&" + Browser.encoded(Map.of(parameter, proof.getOrDefault(parameter, "")));

        HttpResponse<String> response = Http.send(HttpRequest.newBuilder(dance.endpoint("token_endpoint"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());

        refused(response, "invalid_request");
    }

    @Test
    void isRedeemedOnceByFiftyAtATime() throws Exception {
        Held held = held();
        HttpRequest redemption = Browser.posting(
                        dance.endpoint("token_endpoint"), dance.proof(held.client(), held.code()))
                .build();
        ExecutorService threads = Executors.newFixedThreadPool(MANY);
        List<HttpResponse<String>> answers;
        try {
            Callable<HttpResponse<String>> attempt = () -> Http.send(redemption);
            List<Future<HttpResponse<String>>> all =
                    threads.invokeAll(Stream.generate(() -> attempt).limit(MANY).toList());
            answers = all.stream().map(CodeAttacksE2eIT::result).toList();
        } finally {
            threads.shutdownNow();
        }

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .allSatisfy(answer -> refused(answer, "invalid_grant"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mcp/sql?access_token=%s", "/mcp/sql?token=%s", "/mcp/sql;access_token=%s"})
    void makesATokenForTheHeaderOnly(String path) {
        String token = server.token(server.person("analyst"));

        HttpResponse<String> response = Http.send(listing(path.formatted(token)).build());
        HttpResponse<String> cookie = Http.send(
                listing("/mcp/sql").header("Cookie", "access_token=" + token).build());

        assertThat(response.statusCode()).isIn(400, 401, 404);
        assertThat(cookie.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/", "/admin/", "/admin/queries.xhtml", "/o/consent"})
    void makesATokenThatOpensNothingElse(String path) {
        String token = server.token(server.person("analyst"));

        HttpResponse<String> response = Http.send(HttpRequest.newBuilder(server.at(path))
                .header("Authorization", "Bearer " + token)
                .GET()
                .build());

        assertThat(response.statusCode()).isNotEqualTo(200);
        assertThat(response.body()).doesNotContain("<table").doesNotContain("Sign out");
    }

    private static HttpResponse<String> result(Future<HttpResponse<String>> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    private HttpRequest.Builder listing(String path) {
        return HttpRequest.newBuilder(server.at(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"));
    }

    private static void refused(HttpResponse<String> response, String error) {
        assertThat(response.statusCode()).as(response.body()).isIn(400, 401);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(JsonMapper.shared()
                        .readTree(response.body())
                        .required("error")
                        .asString())
                .isEqualTo(error);
    }
}
