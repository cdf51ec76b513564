// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.CloudClient;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where each kind of client may be answered; every line is an address that somebody would like to sneak in. */
class RedirectsTest {

    private static final String BASE = "https://agents.acme.example/oauth/callback/";

    private static final Redirects PREFIX =
            new Redirects.OnTheWeb(new CloudClient("acme", "Acme", BASE, CloudClient.Match.PREFIX));

    private static final Redirects EXACT = new Redirects.OnTheWeb(
            new CloudClient("acme", "Acme", "https://agents.acme.example/oauth/callback", CloudClient.Match.EXACT));

    @ParameterizedTest
    @ValueSource(strings = {"a", "A9_-", "0", "tenant-42", "-", "_"})
    void aPrefixAdmitsOneSegment(String segment) {
        assertThat(PREFIX.admitted(BASE + segment)).contains(new RedirectUri(BASE + segment));
    }

    @Test
    void aPrefixAdmitsSegmentsOf64Characters() {
        assertThat(PREFIX.admitted(BASE + "a".repeat(64))).isPresent();
        assertThat(PREFIX.admitted(BASE + "a".repeat(65))).isEmpty();
        assertThat(PREFIX.admitted(BASE)).isEmpty();
    }

    static Stream<String> charactersOutsideASegment() {
        return Stream.concat(
                        IntStream.rangeClosed(0, 0x17F).mapToObj(Character::toString),
                        Stream.of("\u2028", "\u200B", "\u202E", "\uFF0E", "\uFF0F", "\u2215", "\u3002", "\uD800", "😀"))
                .filter(character -> !character.matches("[A-Za-z0-9_-]"));
    }

    @ParameterizedTest
    @MethodSource("charactersOutsideASegment")
    void aPrefixAdmitsNoOtherCharacter(String character) {
        assertThat(PREFIX.admitted(BASE + character)).isEmpty();
        assertThat(PREFIX.admitted(BASE + "a" + character)).isEmpty();
        assertThat(PREFIX.admitted(BASE + character + "a")).isEmpty();
        assertThat(PREFIX.admitted(BASE + "a" + character + "a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://agents.acme.example/oauth/callback",
                "https://agents.acme.example/oauth/callback/a/",
                "https://agents.acme.example/oauth/callback/a/b",
                "https://agents.acme.example/oauth/callback//a",
                "https://agents.acme.example/oauth/callback/..",
                "https://agents.acme.example/oauth/callback/../a",
                "https://agents.acme.example/oauth/callback/%2e%2e",
                "https://agents.acme.example/oauth/callback/%2E%2E%2Fa",
                "https://agents.acme.example/oauth/callback/%252e",
                "https://agents.acme.example/oauth/callback/a%00",
                "https://agents.acme.example/oauth/callback/a%0d%0aX:y",
                "https://agents.acme.example/oauth/callback/a?x=1",
                "https://agents.acme.example/oauth/callback/a?",
                "https://agents.acme.example/oauth/callback/a#",
                "https://agents.acme.example/oauth/callback/a#x",
                "https://agents.acme.example/oauth/callback/a;jsessionid=1",
                "https://agents.acme.example/oauth/callback/a\\b",
                "https://agents.acme.example/oauth/Callback/a",
                "https://agents.acme.example/oauth/%63allback/a",
                "https://agents.acme.example//oauth/callback/a",
                "https://agents.acme.example/./oauth/callback/a",
                "https://agents.acme.example/x/../oauth/callback/a",
                "https://agents.acme.example:443/oauth/callback/a",
                "https://agents.acme.example:8443/oauth/callback/a",
                "https://agents.acme.example:/oauth/callback/a",
                "https://agents.acme.example./oauth/callback/a",
                "https://AGENTS.acme.example/oauth/callback/a",
                "https://agents.acme.example.evil.example/oauth/callback/a",
                "https://evil.example/https://agents.acme.example/oauth/callback/a",
                "https://x@agents.acme.example/oauth/callback/a",
                "https://agents.acme.example@evil.example/oauth/callback/a",
                "https://agents.acme.example\\@evil.example/oauth/callback/a",
                "https://agents.acme.example%2eevil.example/oauth/callback/a",
                "https://аgents.acme.example/oauth/callback/a",
                "https:/agents.acme.example/oauth/callback/a",
                "https:\\\\agents.acme.example/oauth/callback/a",
                "https:agents.acme.example/oauth/callback/a",
                "//agents.acme.example/oauth/callback/a",
                "http://agents.acme.example/oauth/callback/a",
                "HTTPS://agents.acme.example/oauth/callback/a",
                " https://agents.acme.example/oauth/callback/a",
                "https://agents.acme.example/oauth/callback/a ",
                "https://agents.acme.example/oauth/callback/a\n",
                "\thttps://agents.acme.example/oauth/callback/a",
                "https://agents.acme.example/oauth/call\nback/a",
                "http://localhost/oauth/callback/a",
                "http://127.0.0.1:1234/callback",
                ""
            })
    void aPrefixAdmitsNothingElse(String requested) {
        assertThat(PREFIX.admitted(requested)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://agents.acme.example/oauth/callback/",
                "https://agents.acme.example/oauth/callback/a",
                "https://agents.acme.example/oauth/callback?",
                "https://agents.acme.example/oauth/callback?x=1",
                "https://agents.acme.example/oauth/callback#",
                "https://agents.acme.example/oauth/callbacks",
                "https://agents.acme.example/oauth/callbac",
                "https://agents.acme.example:443/oauth/callback",
                "https://Agents.acme.example/oauth/callback",
                "https://agents.acme.example./oauth/callback",
                "https://agents.acme.example/oauth/%63allback",
                "https://agents.acme.example/x/../oauth/callback",
                "https://agents.acme.example/oauth/callback\n",
                "http://agents.acme.example/oauth/callback",
                "http://localhost/oauth/callback"
            })
    void exactAdmitsNothingElse(String requested) {
        assertThat(EXACT.admitted(requested)).isEmpty();
    }

    @Test
    void exactAdmitsTheConfiguredAddress() {
        assertThat(EXACT.admitted("https://agents.acme.example/oauth/callback"))
                .hasValueSatisfying(uri -> assertThat(uri.authority()).isEqualTo("agents.acme.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:33418",
                "http://127.0.0.1:33418/",
                "http://127.0.0.1:6276/oauth/callback",
                "http://localhost:55555/callback",
                "http://localhost:3335/oauth/callback",
                "http://[::1]:8000/callback",
                "http://localhost/callback"
            })
    void thePreRegisteredClientIsAnsweredWhereClientsListen(String requested) {
        assertThat(PreRegistered.REDIRECTS.admitted(requested)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1/other",
                "http://localhost:1/callback/",
                "http://localhost:1/callback?x=1",
                "http://127.0.0.2:1/callback",
                "http://localhost.evil.example/callback",
                "http://127.0.0.1@evil.example/callback",
                "https://localhost/callback",
                "https://evil.example/callback",
                "javascript:alert(1)",
                "cursor://callback"
            })
    void thePreRegisteredClientIsAnsweredNowhereElse(String requested) {
        assertThat(PreRegistered.REDIRECTS.admitted(requested)).isEmpty();
    }
}
