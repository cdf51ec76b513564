// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that are too large, too small, too slow or without end: each is answered, and so is the next request. */
@ExtendWith(WithLiveServer.class)
class BodyE2eIT {

    private static final String JSON = "Content-Type: application/json\r\n";

    private final LiveServer server;

    BodyE2eIT(LiveServer server) {
        this.server = server;
    }

    @AfterEach
    void theServerStillAnswers() {
        assertThat(Http.send(HttpRequest.newBuilder(server.at("/account/style.css"))
                                .GET()
                                .build())
                        .statusCode())
                .isEqualTo(200);
    }

    /** No byte of the body is sent: whoever waited for one would not answer. */
    @ParameterizedTest(name = "{0} {1} with {2} bytes")
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /o/register      | 65537
            POST   | /o/token         | 100000000
            POST   | /o/none          | 65537
            PUT    | /o/jwks          | 65537
            POST   | /account/sign-in | 65537
            POST   | /account/none    | 5000000000
            """)
    void isRefusedUnreadWhenItIsAnnouncedTooLarge(String method, String path, String length) throws IOException {
        try (RawExchange exchange = RawExchange.with(server)) {
            String answer = exchange.head(method, path, JSON + "Content-Length: " + length + "\r\n")
                    .answer();

            assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("\r\nConnection: close\r\n");
        }
    }

    @Test
    void isRefusedUnreadAtTheEndpointToo() throws IOException {
        String token = server.token(server.person("analyst"));
        try (RawExchange exchange = RawExchange.with(server)) {
            String answer = exchange.head(
                            "POST",
                            "/mcp/sql",
                            JSON + "Authorization: Bearer " + token + "\r\nContent-Length: 1048577\r\n")
                    .answer();

            assertThat(answer).startsWith("HTTP/1.1 413 ");
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            POST | /o/register | 413
            POST | /o/none     | 404
            POST | /no/such    | 404
            POST | /mcp/sql    | 401
            """)
    void isCutWhenItHasNoEnd(String method, String path, String status) throws IOException {
        try (RawExchange exchange = RawExchange.with(server)) {
            String answer = exchange.head(method, path, JSON + "Transfer-Encoding: chunked\r\n")
                    .chunks(4 * 1024)
                    .answer();

            assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void isCutAtTheEndpointToo() throws IOException {
        String token = server.token(server.person("analyst"));
        try (RawExchange exchange = RawExchange.with(server)) {
            String answer = exchange.head(
                            "POST",
                            "/mcp/sql",
                            JSON + "Authorization: Bearer " + token + "\r\nTransfer-Encoding: chunked\r\n")
                    .chunks(4 * 1024)
                    .answer();

            assertThat(answer).startsWith("HTTP/1.1 413 ");
        }
    }

    /** What follows the announced bytes is another request, and none that anybody serves (RFC 9112 §6.3). */
    @Test
    void endsWhereItWasAnnouncedToEnd() throws IOException {
        try (RawExchange exchange = RawExchange.with(server)) {
            String answer = exchange.head("POST", "/o/register", JSON + "Content-Length: 2\r\n")
                    .lines("{}" + "x".repeat(200_000))
                    .answer();

            assertThat(answer).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void mayComeInSmallPieces() throws IOException {
        try (RawExchange exchange = RawExchange.with(server)) {
            exchange.head("POST", "/o/register", JSON + "Content-Length: 50\r\n");
            for (int piece = 0; piece < 50; piece++) {
                exchange.lines("[");
            }

            assertThat(exchange.answer()).startsWith("HTTP/1.1 400 ");
        }
    }

    /** Payara knows that these have none (RFC 9110 §9.3.1), and says so before the application is asked. */
    @ParameterizedTest
    @CsvSource({"GET, /o/jwks", "DELETE, /account/none"})
    void isRefusedWhereItHasNoMeaning(String method, String path) throws IOException {
        try (RawExchange exchange = RawExchange.with(server)) {
            String answer = exchange.head(method, path, JSON + "Content-Length: 65537\r\n")
                    .answer();

            assertThat(answer).startsWith("HTTP/1.1 4").containsIgnoringCase("\r\nConnection: close\r\n");
        }
    }

    @Test
    void mayBreakOffAtTheEndpointToo() throws IOException {
        String token = server.token(server.person("analyst"));
        try (RawExchange exchange = RawExchange.with(server)) {
            String answer = exchange.head(
                            "POST",
                            "/mcp/sql",
                            JSON + "Authorization: Bearer " + token + "\r\nContent-Length: 1000\r\n")
                    .lines("{\"a")
                    .breakOff()
                    .answer();

            assertThat(answer).doesNotContain("HTTP/1.1 2").doesNotContain("HTTP/1.1 5");
        }
    }

    @ParameterizedTest
    @CsvSource({"/o/register", "/o/token", "/account/sign-in", "/mcp/sql"})
    void mayBreakOff(String path) throws IOException {
        try (RawExchange exchange = RawExchange.with(server)) {
            String answer = exchange.head("POST", path, JSON + "Content-Length: 1000\r\n")
                    .lines("{\"a")
                    .breakOff()
                    .answer();

            assertThat(answer).doesNotContain("HTTP/1.1 2").doesNotContain("HTTP/1.1 5");
        }
    }
}
