// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody gets a code that a person did not give, for this request, in this browser (RFC 9700 §4.13; MCP, "Confused Deputy"). */
@ExtendWith(WithLiveServer.class)
class ConsentAttacksE2eIT {

    /** How a form may be foreign. */
    enum Forgery {
        NO_TOKEN {
            @Override
            void spoil(Map<String, String> fields, HttpRequest.Builder request) {
                fields.remove("form_token");
            }
        },
        TOKEN_OF_ANOTHER_BROWSER {
            @Override
            void spoil(Map<String, String> fields, HttpRequest.Builder request) {
                fields.put("form_token", "2jmj7l5rSw0yVb_vlWAYkK_YBwk2jmj7l5rSw0yVb_s");
            }
        },
        FROM_ANOTHER_SITE {
            @Override
            void spoil(Map<String, String> fields, HttpRequest.Builder request) {
                request.header("Sec-Fetch-Site", "cross-site");
            }
        },
        FROM_A_SIBLING_SITE {
            @Override
            void spoil(Map<String, String> fields, HttpRequest.Builder request) {
                request.header("Sec-Fetch-Site", "same-site");
            }
        },
        FROM_ANOTHER_ORIGIN {
            @Override
            void spoil(Map<String, String> fields, HttpRequest.Builder request) {
                request.setHeader("Origin", "http://evil.test");
            }
        },
        AS_PLAIN_TEXT {
            @Override
            void spoil(Map<String, String> fields, HttpRequest.Builder request) {
                request.setHeader("Content-Type", "text/plain");
            }
        };

        abstract void spoil(Map<String, String> fields, HttpRequest.Builder request);
    }

    private final LiveServer server;
    private final OAuthDance dance;

    ConsentAttacksE2eIT(LiveServer server) {
        this.server = server;
        this.dance = new OAuthDance(server);
    }

    @Test
    void isAskedAtEachRequestOfTheSameClient() {
        Browser browser = server.browser();
        String client = dance.register();
        dance.authorize(client, server.person("analyst"), browser);

        Page again = browser.open(dance.authorizationUrl(client));

        assertThat(again.offers("Allow")).isTrue();
        assertThat(again.location()).isEmpty();
    }

    @Test
    void helpsNoOtherClientThatTakesTheSameNameAndAddress() {
        Browser browser = server.browser();
        dance.authorize(dance.register(), server.person("analyst"), browser);

        Page other = browser.open(dance.authorizationUrl(dance.register()));

        assertThat(other.offers("Allow")).isTrue();
        assertThat(other.location()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isNotGivenByAForgedForm(Forgery forgery) {
        Browser browser = server.browser();
        Page question = asked(browser);

        Page answer = sendSpoilt(browser, question, "Allow", forgery);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.location()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isNotEndedByAForgedForm(Forgery forgery) {
        Browser browser = server.browser();
        Page question = asked(browser);

        Page home = browser.open(server.at("/account/"));
        Page answer = sendSpoilt(browser, home, "Sign out", forgery);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(browser.open(question.address()).offers("Allow")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void signsNobodyInByAForgedForm(Forgery forgery) {
        Browser browser = server.browser();
        Person person = server.person("analyst");
        Page page = browser.open(dance.authorizationUrl(dance.register()));

        Map<String, String> fields = Browser.fields(page, "Sign in");
        fields.put("username", person.username());
        fields.put("password", person.password());
        Page answer = sendSpoilt(browser, page, fields, "Sign in", forgery);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(browser.open(server.at("/account/")).asksFor("username")).isTrue();
    }

    @Test
    void isNotGivenFromABrowserWithoutTheCookie() {
        Page question = asked(server.browser());

        Page answer = server.browser()
                .send(Browser.posting(Browser.action(question, "Allow"), Browser.fields(question, "Allow")));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void isNotGivenByOpeningALink() {
        Browser browser = server.browser();
        Page question = asked(browser);

        Page answer = browser.open(URI.create(question.address() + "&decision=allow"));

        assertThat(answer.location()).isEmpty();
        assertThat(answer.offers("Allow")).isTrue();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', textBlock = """
            redirect_uri          | http://127.0.0.1:666/evil
            redirect_uri          | https://evil.example/
            client_id             | mcp-sql-AAAAAAAAAAAAAAAAAAAAAA
            scope                 | everything
            resource              | https://evil.example/
            code_challenge        | E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM
            state                 | forged
            """)
    void isForTheRequestThatWasShown(String parameter, String value) {
        Browser browser = server.browser();
        Page question = asked(browser);
        Map<String, String> fields = Browser.fields(question, "Allow");
        fields.put(parameter, value);

        Page answer = browser.send(Browser.posting(Browser.action(question, "Allow"), fields));

        assertThat(OAuthDance.parameters(answer))
                .containsEntry("state", OAuthDance.STATE)
                .containsEntry("iss", server.origin())
                .containsKey("code");
    }

    @Test
    void isGivenOnce() {
        Browser browser = server.browser();
        Page question = asked(browser);
        browser.press(question, "Allow", Map.of());

        assertThat(browser.press(question, "Allow", Map.of()).location()).isEmpty();
        assertThat(browser.press(question, "Deny", Map.of()).location()).isEmpty();
    }

    @Test
    void whenDeniedIsTold() {
        Browser browser = server.browser();
        Page question = asked(browser);

        Page answer = browser.press(question, "Deny", Map.of());

        assertThat(OAuthDance.parameters(answer))
                .containsEntry("error", "access_denied")
                .containsEntry("state", OAuthDance.STATE)
                .containsEntry("iss", server.origin())
                .doesNotContainKey("code");
    }

    @Test
    void leavesNoAddressInTheHistoryOfAnother() {
        Browser browser = server.browser();
        Page answer = browser.press(asked(browser), "Allow", Map.of());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    private Page asked(Browser browser) {
        Page question =
                browser.signIn(browser.open(dance.authorizationUrl(dance.register())), server.person("analyst"));
        assertThat(question.offers("Allow")).as(question.body()).isTrue();
        return question;
    }

    private static Page sendSpoilt(Browser browser, Page page, String button, Forgery forgery) {
        return sendSpoilt(browser, page, Browser.fields(page, button), button, forgery);
    }

    private static Page sendSpoilt(
            Browser browser, Page page, Map<String, String> fields, String button, Forgery forgery) {
        forgery.spoil(fields, HttpRequest.newBuilder());
        HttpRequest.Builder request = Browser.posting(Browser.action(page, button), fields);
        forgery.spoil(fields, request);
        return browser.send(request);
    }
}
