// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are used again, sent ahead on, left half-open or not read: each gets what is its own, and others get theirs. */
@ExtendWith(WithLiveServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionE2eIT {

    /** More than the server has threads, of its own or of ours. */
    private static final int MANY = 150;

    /** One person has 80 requests open at most: 64, and the streams of changes. */
    private static final int PEOPLE = 2;

    private static final int MORE_THAN_ONE_MAY = 100;

    private static final int AT_ONCE = 8;

    private static final Duration DELAY_OF_A_LINE = Duration.ofMillis(1);

    /** Fewer than the requests after which a container closes a connection. */
    private static final int ROUNDS = 100;

    private static final String ASK = """
            {"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"run_query","arguments":{"sql":"%s"}}}""";
    private static final String HARMLESS = ASK.formatted(1, "SELECT id FROM orders WHERE id = 1");

    /** Six million comparisons: far longer than a quick answer may take. */
    private static final String SLOW = ASK.formatted(
            2,
            "SELECT count(o.id) AS n FROM orders o JOIN products p ON o.total <> p.price + o.id WHERE o.id <= 30000");

    private static final String LONG = ASK.formatted(3, "SELECT id, customer_id, total FROM orders LIMIT 500");

    private static final String NOTIFICATION = """
            {"jsonrpc":"2.0","method":"notifications/initialized"}""";

    private static final String BOTH = "application/json, text/event-stream";
    private static final String JSON = "application/json";

    private final LiveServer server;
    private final String token;
    private final List<String> crowd;

    ConnectionE2eIT(LiveServer server) {
        this.server = server;
        this.token = server.token(server.person("analyst"));
        this.crowd = IntStream.range(0, PEOPLE)
                .mapToObj(n -> server.token(server.person("analyst")))
                .toList();
    }

    @Test
    void servesTheNextRequestAfterEachKindOfAnswer() throws IOException {
        try (RawExchange exchange = RawExchange.with(server)) {
            assertAnswered(exchange, post(BOTH, HARMLESS), "HTTP/1.1 200 ", "\"id\":1");
            assertAnswered(exchange, post(BOTH, NOTIFICATION), "HTTP/1.1 202 ", "");
            assertAnswered(exchange, post(BOTH, SLOW), "HTTP/1.1 200 ", "event: message\ndata: ");
            assertAnswered(exchange, post(BOTH, HARMLESS), "HTTP/1.1 200 ", "\"id\":1");
            assertAnswered(exchange, post(JSON, SLOW), "HTTP/1.1 200 ", "\"id\":2");
            assertAnswered(exchange, post("text/html", HARMLESS), "HTTP/1.1 406 ", "-32600");
            assertAnswered(exchange, request("GET", BOTH, ""), "HTTP/1.1 405 ", "-32600");
            assertAnswered(exchange, post(BOTH, LONG), "HTTP/1.1 200 ", "\"id\":3");
            assertAnswered(exchange, post(BOTH, HARMLESS), "HTTP/1.1 200 ", "\"id\":1");
        }
    }

    @Test
    void answersRequestsThatWereSentAheadInTheirOrder() throws IOException {
        try (RawExchange exchange = RawExchange.with(server)) {
            exchange.lines(post(BOTH, SLOW) + post(BOTH, HARMLESS) + post(BOTH, NOTIFICATION) + post(BOTH, LONG));

            assertThat(exchange.whole()).contains("text/event-stream").contains("\"id\":2");
            assertThat(exchange.whole()).startsWith("HTTP/1.1 200 ").contains("\"id\":1");
            assertThat(exchange.whole()).startsWith("HTTP/1.1 202 ");
            assertThat(exchange.whole()).startsWith("HTTP/1.1 200 ").contains("\"id\":3");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 150})
    void takesABodyInPiecesOfAnySize(int piece) throws IOException {
        String request = post(BOTH, HARMLESS);
        int body = request.indexOf("\r\n\r\n") + 4;
        try (RawExchange exchange = RawExchange.with(server)) {
            exchange.lines(request.substring(0, body));
            for (int at = body; at < request.length(); at += piece) {
                exchange.lines(request.substring(at, Math.min(at + piece, request.length())));
            }

            assertThat(exchange.whole()).startsWith("HTTP/1.1 200 ").contains("\"isError\":false");
        }
    }

    /** As many HTTP clients send them: the head first, then the body. */
    @Test
    void answersBodiesThatComeAfterTheirHeadsOnManyConnectionsAtOnce() {
        List<CompletableFuture<Void>> clients = Stream.generate(() ->
                        CompletableFuture.runAsync(this::sendHeadsAndBodiesApart, task -> new Thread(task).start()))
                .limit(AT_ONCE)
                .toList();

        assertThat(clients).allSatisfy(CompletableFuture::join);
    }

    private void sendHeadsAndBodiesApart() {
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"ping\"}";
        String request = post(BOTH, ping);
        try (RawExchange exchange = RawExchange.with(server)) {
            for (int round = 0; round < ROUNDS; round++) {
                exchange.lines(request.substring(0, request.length() - ping.length()));
                // Part of what is sent, not a wait for anything: such a line reads heads and bodies apart.
                LockSupport.parkNanos(DELAY_OF_A_LINE.toNanos());
                assertThat(exchange.lines(ping).whole())
                        .startsWith("HTTP/1.1 200 ")
                        .contains("\"id\":4");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void endsBodiesThatDoNotComeAndServesOthersMeanwhile() throws IOException {
        List<RawExchange> halfOpen = new ArrayList<>();
        try {
            for (int n = 0; n < MANY; n++) {
                halfOpen.add(halfOpen(crowd.get(n % PEOPLE)));
            }

            try (RawExchange other = RawExchange.with(server)) {
                assertAnswered(other, post(BOTH, HARMLESS), "HTTP/1.1 200 ", "\"isError\":false");
            }
            for (RawExchange exchange : halfOpen) {
                assertThat(exchange.whole())
                        .startsWith("HTTP/1.1 408 ")
                        .containsIgnoringCase("\r\nConnection: close\r\n");
            }
        } finally {
            for (RawExchange exchange : halfOpen) {
                exchange.close();
            }
        }
    }

    @Test
    void keepsAnswersForSlowReadersAndServesOthersMeanwhile() throws IOException {
        List<RawExchange> unread = new ArrayList<>();
        try {
            for (int n = 0; n < MANY; n++) {
                unread.add(
                        RawExchange.withSmallWindow(server).lines(request(crowd.get(n % PEOPLE), "POST", BOTH, LONG)));
            }

            try (RawExchange other = RawExchange.with(server)) {
                assertAnswered(other, post(BOTH, HARMLESS), "HTTP/1.1 200 ", "\"isError\":");
            }
            for (RawExchange exchange : unread) {
                assertThat(exchange.whole()).containsAnyOf("HTTP/1.1 200 ", "HTTP/1.1 503 ");
            }
        } finally {
            for (RawExchange exchange : unread) {
                exchange.close();
            }
        }
    }

    @Test
    void tellsAPersonWhoHasTooManyRequestsOpenAndServesOthers() throws IOException, InterruptedException {
        String greedy = server.token(server.person("analyst"));
        List<RawExchange> halfOpen = new ArrayList<>();
        try {
            for (int n = 0; n < MORE_THAN_ONE_MAY; n++) {
                halfOpen.add(halfOpen(greedy));
            }

            // The container reads heads in its own time.
            assertThat(Eventually.within(Duration.ofSeconds(8), () -> isTurnedAway(greedy)))
                    .isTrue();
            try (RawExchange other = RawExchange.with(server)) {
                assertAnswered(other, post(BOTH, HARMLESS), "HTTP/1.1 200 ", "\"isError\":false");
            }
        } finally {
            for (RawExchange exchange : halfOpen) {
                exchange.close();
            }
        }
    }

    private boolean isTurnedAway(String token) {
        try (RawExchange beyond = RawExchange.with(server)) {
            return beyond.lines(request(token, "POST", BOTH, HARMLESS)).whole().startsWith("HTTP/1.1 429 ");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private RawExchange halfOpen(String token) throws IOException {
        return RawExchange.with(server).lines(head(token, "POST", BOTH) + "Content-Length: 1000\r\n\r\n{\"jsonrpc\"");
    }

    private static void assertAnswered(RawExchange exchange, String request, String status, String text)
            throws IOException {
        String answer = exchange.lines(request).whole();
        assertThat(answer).startsWith(status);
        assertThat(answer).contains(text).doesNotContainIgnoringCase("\r\nConnection: close\r\n");
    }

    private String post(String accept, String body) {
        return request("POST", accept, body);
    }

    private String request(String method, String accept, String body) {
        return request(token, method, accept, body);
    }

    private String request(String token, String method, String accept, String body) {
        String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        return head(token, method, accept) + length + "\r\n" + body;
    }

    private String head(String token, String method, String accept) {
        return method + " /mcp/sql HTTP/1.1\r\nHost: " + server.at("/").getAuthority() + "\r\nAuthorization: Bearer "
                + token + "\r\nContent-Type: application/json\r\nAccept: " + accept + "\r\n";
    }
}
