// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server behind a declared proxy, whose part the test plays: each forwarded address is a machine of its own. */
@FurtherServer
@ExtendWith(WithLiveServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThrottleE2eIT {

    private static final String WELL_FORMED = "{\"redirect_uris\":[\"http://127.0.0.1/cb\"]}";
    private static final int LIMIT = 5;
    private static final Duration TO_SHARE = Duration.ofSeconds(20);

    private final LiveServer server;

    ThrottleE2eIT(LiveServer shared, @TempDir Path directory) {
        this.server = shared.another(
                directory,
                text -> text.replace("registration.attempts=10000", "registration.attempts=" + LIMIT)
                        + """
                mcp-sql.trusted-proxies=127.0.0.1, ::1
                mcp-sql.throttle.bad-token.attempts=%d
                """.formatted(LIMIT));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void holdsRegistrationsBackAndSaysForHowLong() {
        for (int attempt = 0; attempt < LIMIT; attempt++) {
            assertThat(register("203.0.113.1", WELL_FORMED).statusCode()).isEqualTo(201);
        }

        HttpResponse<String> refused = register("203.0.113.1", WELL_FORMED);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(21_000, 21_600);
        assertThat(register("198.51.100.1, 203.0.113.1", WELL_FORMED).statusCode())
                .as("with another address in front")
                .isEqualTo(429);
        assertThat(register("203.0.113.1", "{").statusCode()).as("malformed").isEqualTo(400);
        assertThat(register("203.0.113.2", WELL_FORMED).statusCode())
                .as("somebody else")
                .isEqualTo(201);
    }

    @Test
    void tellsNobodyThatGuessesAreHeldBackAndLetsGoodTokensThrough() throws InterruptedException {
        String token = server.token(server.person("analyst"));
        Set<String> answers = new HashSet<>();
        for (int guess = 0; guess < 10 * LIMIT; guess++) {
            HttpResponse<String> answer = ask("203.0.113.3", "e30.e30." + guess);
            List<String> challenge = answer.headers().allValues("WWW-Authenticate");
            answers.add("%d%s%s".formatted(answer.statusCode(), challenge, answer.body()));
        }

        assertThat(answers).hasSize(1).allSatisfy(answer -> assertThat(answer)
                .startsWith("401[Bearer resource_metadata="));
        assertThat(Eventually.within(TO_SHARE, () -> counted("203.0.113.3"))).isTrue();
        assertThat(ask("203.0.113.3", token).statusCode()).isNotEqualTo(401);
        assertThat(counted("203.0.113.3")).isTrue();
    }

    @Test
    void countsASubnetOfTheNewProtocolAsOne() {
        for (int attempt = 0; attempt < LIMIT; attempt++) {
            assertThat(register("2001:db8:1:2::" + attempt, WELL_FORMED).statusCode())
                    .isEqualTo(201);
        }

        assertThat(register("[2001:db8:1:2:ffff::1]:4711", WELL_FORMED).statusCode())
                .isEqualTo(429);
        assertThat(register("2001:db8:1:3::1", WELL_FORMED).statusCode()).isEqualTo(201);
    }

    @Test
    void neverHoldsAProxyBack() {
        for (int attempt = 0; attempt < 3 * LIMIT; attempt++) {
            assertThat(register("unknown", WELL_FORMED).statusCode()).isEqualTo(201);
        }
    }

    /** As many as are allowed, however many were made. */
    private boolean counted(String address) {
        return server.has("select from mcp_sql.throttle_count where attempts = " + LIMIT + " and subject = 'bad-token "
                + address + "'");
    }

    private HttpResponse<String> register(String forwardedFor, String body) {
        return Http.send(HttpRequest.newBuilder(server.at("/o/register"))
                .header("X-Forwarded-For", forwardedFor)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> ask(String forwardedFor, String token) {
        return Http.send(HttpRequest.newBuilder(server.at("/mcp/sql"))
                .header("X-Forwarded-For", forwardedFor)
                .header("Authorization", "Bearer " + token)
                .GET()
                .build());
    }
}
