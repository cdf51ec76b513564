// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authorization requests that no honest client sends (RFC 9700 §4.1, §4.11; RFC 9207). */
@ExtendWith(WithLiveServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationAttacksE2eIT {

    private final LiveServer server;
    private final OAuthDance dance;
    private String client = "";

    AuthorizationAttacksE2eIT(LiveServer server) {
        this.server = server;
        this.dance = new OAuthDance(server);
    }

    @BeforeAll
    void isRegistered() {
        client = dance.register();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/callback",
                "http://evil.example/callback",
                "http://localhost.evil.example/callback",
                "http://127.0.0.1.evil.example/callback",
                "http://127.0.0.1@evil.example/callback",
                "http://127.0.0.1:9@evil.example/callback",
                "http://user:secret@127.0.0.1:9/callback",
                "http://127.0.0.1:9/callback#fragment",
                "http://127.0.0.1:9/*",
                "http://*:9/callback",
                "http://127.1:9/callback",
                "http://2130706433/callback",
                "http://0x7f.0.0.1/callback",
                "http://0.0.0.0:9/callback",
                "http://[::ffff:127.0.0.1]:9/callback",
                "http://127.0.0.1:99999/callback",
                "http://127.0.0.1:9\\@evil.example/callback",
                "http://127.0.0.1:9/callback\r\nSet-Cookie: evil=1",
                "//127.0.0.1:9/callback",
                "/callback",
                "javascript:alert(1)",
                "data:text/html,hello",
                "vbscript:x",
                "file:///etc/passwd",
                ""
            })
    void neitherRegistersNorAnswersAt(String redirectUri) {
        HttpResponse<String> registration = dance.tryToRegister(redirectUri);
        assertThat(registration.statusCode()).as(registration.body()).isEqualTo(400);
        assertThat(registration.body()).contains("invalid_redirect_uri");

        Map<String, String> wish = dance.wish(client);
        wish.put("redirect_uri", redirectUri);
        staysHere(wish, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9/callback/",
                "http://127.0.0.1:9/callback/../evil",
                "http://127.0.0.1:9/Callback",
                "http://127.0.0.1:9/callback?x=y",
                "http://127.0.0.1:9/callback%2f",
                "http://127.0.0.1:9/",
                "http://127.0.0.1:9",
                "http://localhost:9/callback",
                "http://[::1]:9/callback",
                "https://127.0.0.1:9/callback"
            })
    void answersAtNoOtherAddressOfTheClient(String redirectUri) {
        Map<String, String> wish = dance.wish(client);
        wish.put("redirect_uri", redirectUri);
        staysHere(wish, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id=other", "redirect_uri=https%3A%2F%2Fevil.example%2F"})
    void sendsNobodyAnywhereWhenClientOrRedirectIsThereTwice(String second) {
        staysHere(dance.wish(client), "&" + second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp-sql-AAAAAAAAAAAAAAAAAAAAAA", "", "' or 1=1 --", "mcp-sql", "\u0000"})
    void asksNobodyForAnUnknownClient(String unknown) {
        Map<String, String> wish = dance.wish(client);
        wish.put("client_id", unknown);
        wish.put("redirect_uri", "https://evil.example/");
        staysHere(wish, "");
    }

    /** A redirect serves whoever wrote the link, so the person is told instead (RFC 9700 §4.11). */
    private void staysHere(Map<String, String> wish, String more) {
        Page page = server.browser()
                .send(HttpRequest.newBuilder(dance.authorizationUrl(wish, more)).GET());

        assertThat(page.status()).as(page.body()).isEqualTo(400);
        assertThat(page.location()).isEmpty();
        assertThat(page.offers("Allow")).isFalse();
        assertThat(page.document().select("a[href*=evil], meta[http-equiv=refresh], script"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            code_challenge        | -                       | invalid_request
            code_challenge        | short                   | invalid_request
            code_challenge_method | -                       | invalid_request
            code_challenge_method | plain                   | invalid_request
            code_challenge_method | s256                    | invalid_request
            response_type         | -                       | invalid_request
            response_type         | token                   | unsupported_response_type
            response_type         | code id_token           | unsupported_response_type
            response_mode         | fragment                | invalid_request
            response_mode         | form_post               | invalid_request
            scope                 | mcp:sql admin           | invalid_scope
            scope                 | *                       | invalid_scope
            resource              | https://evil.example/   | invalid_target
            resource              | http://localhost/mcp    | invalid_target
            request               | eyJhbGciOiJub25lIn0.e30. | request_not_supported
            request_uri           | https://evil.example/   | request_uri_not_supported
            """)
    void tellsTheClientByNameAndWithIssuer(String parameter, String value, String error) {
        Map<String, String> wish = dance.wish(client);
        if (value == null) {
            wish.remove(parameter);
        } else {
            wish.put(parameter, value);
        }

        refusedByRedirect(wish, "", error).containsEntry("state", OAuthDance.STATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"state=x", "scope=mcp:sql", "code_challenge=x", "response_type=token", "nonsense=1&nonsense=2"})
    void takesNoParameterTwice(String second) {
        refusedByRedirect(dance.wish(client), "&" + second, "invalid_request").doesNotContainEntry("state", "x");
    }

    @Test
    void carriesNoStateOfAnySize() {
        Map<String, String> wish = dance.wish(client);
        wish.put("state", "x".repeat(5_000));

        refusedByRedirect(wish, "", "invalid_request").doesNotContainKey("state");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nSet-Cookie: evil=1",
                "x\nLocation: https://evil.example/",
                "\u0085\u2028x",
                "&code=forged&iss=forged",
                "#fragment",
                "\"><script>alert(1)</script>"
            })
    void carriesStateAsOneValue(String state) {
        Map<String, String> wish = dance.wish(client);
        wish.put("state", state);
        wish.remove("code_challenge");

        refusedByRedirect(wish, "", "invalid_request").containsEntry("state", state);
    }

    private MapAssert<String, String> refusedByRedirect(Map<String, String> wish, String more, String error) {
        Page page = server.browser()
                .send(HttpRequest.newBuilder(dance.authorizationUrl(wish, more)).GET());

        assertThat(page.status()).as(page.body()).isEqualTo(303);
        assertThat(page.headers().map()).doesNotContainKey("evil");
        assertThat(page.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("evil"));
        return assertThat(OAuthDance.parameters(page))
                .containsEntry("error", error)
                .containsEntry("iss", server.origin())
                .doesNotContainKey("code");
    }
}
