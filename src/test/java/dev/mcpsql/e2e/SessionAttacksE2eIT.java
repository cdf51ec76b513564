// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cookie, and where a sign-in leads (OWASP session management; RFC 9700 §4.11, §4.16). */
@ExtendWith(WithLiveServer.class)
class SessionAttacksE2eIT {

    private final LiveServer server;

    SessionAttacksE2eIT(LiveServer server) {
        this.server = server;
    }

    @Test
    void isNoneThatAnotherPlanted() {
        Browser victim = server.browser();
        Page page = victim.open(server.at("/account/"));
        Browser attacker = victim.twin();

        victim.signIn(page, server.person("analyst"));

        assertThat(victim.open(server.at("/account/")).offers("Sign out")).isTrue();
        assertThat(attacker.open(server.at("/account/")).asksFor("username")).isTrue();
    }

    @Test
    void isAnotherAfterEachStep() {
        Browser browser = server.browser();
        Person person = server.personWithSecondFactor("analyst");
        Page page = browser.open(server.at("/account/"));
        Map<String, String> first = browser.cookies();

        Page code = browser.press(
                page, "Sign in", Map.of("username", person.username(), "current-password", person.password()));
        Browser halfway = browser.twin();
        browser.press(code, "Sign in", Map.of("one-time-code", person.code()));

        assertThat(List.of(first, halfway.cookies(), browser.cookies())).doesNotHaveDuplicates();
        assertThat(browser.open(server.at("/account/")).offers("Sign out")).isTrue();
        assertThat(halfway.open(server.at("/account/")).offers("Sign out")).isFalse();
    }

    @Test
    void opensNothingBeforeTheSecondFactor() {
        Browser browser = server.browser();
        OAuthDance dance = new OAuthDance(server);
        Person person = server.personWithSecondFactor("analyst");
        Page page = browser.open(dance.authorizationUrl(dance.register()));

        browser.press(page, "Sign in", Map.of("username", person.username(), "current-password", person.password()));

        Page question = browser.open(dance.authorizationUrl(dance.register()));
        assertThat(question.offers("Allow")).isFalse();
        assertThat(question.asksFor("one-time-code")).isTrue();
        assertThat(browser.open(server.at("/admin/")).body()).doesNotContain("<table");
    }

    @Test
    void isForThisHostAndNoScript() {
        Page page = server.browser()
                .send(HttpRequest.newBuilder(server.at("/account/sign-in")).GET());

        assertThat(page.headers().allValues("Set-Cookie")).singleElement().satisfies(cookie -> assertThat(cookie)
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/")
                .doesNotContain("Domain")
                .doesNotContain("Expires")
                .matches("[^=]+=[A-Za-z0-9_-]{43};.*"));
    }

    @Test
    void endsOnTheServerWithSigningOut() {
        Browser browser = server.browser();
        browser.signIn(browser.open(server.at("/account/")), server.person("analyst"));
        Browser thief = browser.twin();
        assertThat(thief.open(server.at("/account/")).offers("Sign out")).isTrue();

        browser.press(browser.open(server.at("/account/")), "Sign out", Map.of());

        assertThat(thief.open(server.at("/account/")).asksFor("username")).isTrue();
    }

    @Test
    void isNoTokenForTheEndpoint() {
        Browser browser = server.browser();
        browser.signIn(browser.open(server.at("/account/")), server.person("analyst"));

        Page page = browser.send(HttpRequest.newBuilder(server.at("/mcp/sql"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")));

        assertThat(page.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "\\\\evil.example/",
                "/%2fevil.example/",
                "/admin//evil.example/",
                "/admin/../..//evil.example/",
                "/admin/@evil.example",
                "@evil.example/",
                ".evil.example/",
                "javascript:alert(1)",
                "/admin/\r\nSet-Cookie: evil=1",
                "\thttps://evil.example/",
                "https:evil.example"
            })
    void leadsToNoOtherHost(String next) {
        Browser browser = server.browser();
        Page page = browser.open(server.at("/account/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));

        Page end = browser.signIn(page, server.person("analyst"));

        assertThat(end.location()).isEmpty();
        assertThat(end.address().toString()).startsWith(server.origin() + "/").doesNotContain("evil.example/");
        assertThat(browser.cookies()).doesNotContainKey("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/sign-in", "/account/", "/o/authorize", "/o/consent", "/admin/"})
    void isFramedByNobody(String path) {
        Page page = server.browser().open(server.at(path));

        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'none'")
                .contains("base-uri 'none'")
                .doesNotContain("unsafe-eval");
    }
}
