// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls that take their time, on a server that lets them: how they are answered, and how they end early. */
@ExtendWith(WithLiveServer.class)
@FurtherServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowCallE2eIT {

    private static final Duration GENEROUS = Duration.ofSeconds(15);
    private static final String PATIENT = "mcp-sql.limits.statement-timeout=2m\n";
    private static final String HARMLESS = "SELECT id FROM orders WHERE id = 1";

    /** Would run for hours. */
    private static final String ENDLESS = "SELECT count(a.id) AS n FROM orders a JOIN orders b ON a.total <> b.total";

    /** Six million comparisons: seconds, and far longer than a quick answer may take. */
    private static final String SLOW =
            "SELECT count(o.id) AS n FROM orders o JOIN products p ON o.total <> p.price + o.id WHERE o.id <= 30000";

    private final LiveServer shared;
    private LiveServer server;

    SlowCallE2eIT(LiveServer shared) {
        this.shared = shared;
    }

    @BeforeAll
    void start(@TempDir Path directory) {
        server = shared.another(directory, PATIENT);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Era.class)
    void areAnsweredByAStreamOfOneEvent(Era era) throws IOException {
        Person analyst = server.person("analyst");
        McpClient mcp = server.connect(era, analyst);

        HttpResponse<InputStream> response = Http.open(mcp.queryRequest(SLOW).build());
        List<String> lines = lines(response);

        assertThat(response.statusCode()).isEqualTo(200);
        assertStream(response.headers());
        List<String> events = lines.stream()
                .filter(line -> !line.isEmpty() && !line.equals(":"))
                .toList();
        assertThat(events).hasSize(2).first().isEqualTo("event: message");
        JsonNode message = JsonMapper.shared().readTree(events.get(1).substring("data: ".length()));
        assertThat(message.path("id").asInt()).isEqualTo(7);
        new ToolReply(message.required("result")).isAnswered().hasColumns("n");
        assertThat(server.trails().queries(analyst)).containsExactly("run_query allowed");
    }

    @ParameterizedTest
    @EnumSource(Era.class)
    void tellTheirProgressToWhoAsksForIt(Era era) throws IOException {
        McpClient mcp = server.connect(era, server.person("analyst"));

        HttpResponse<InputStream> response =
                Http.open(mcp.watchedQueryRequest(SLOW, "töken").build());
        List<JsonNode> messages = lines(response).stream()
                .filter(line -> line.startsWith("data: "))
                .map(line -> JsonMapper.shared().readTree(line.substring("data: ".length())))
                .toList();

        assertThat(messages).hasSizeGreaterThan(1).last().satisfies(last -> assertThat(last.has("result"))
                .isTrue());
        List<JsonNode> told = messages.subList(0, messages.size() - 1);
        assertThat(told)
                .allMatch(message -> message.path("method").asString().equals("notifications/progress"))
                .allMatch(message ->
                        message.at("/params/progressToken").asString().equals("töken"));
        assertThat(told.stream().map(message -> message.at("/params/progress").decimalValue()))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void areAnsweredInJsonWhereNoStreamIsRead() {
        McpClient mcp = server.connect(Era.MODERN, server.person("analyst"));

        HttpResponse<String> response = Http.send(
                mcp.queryRequest(SLOW).setHeader("Accept", "application/json").build());

        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(JsonMapper.shared()
                        .readTree(response.body())
                        .path("result")
                        .path("isError")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void doNotChangeWhatQuickOnesLookLike() {
        McpClient mcp = server.connect(Era.MODERN, server.person("analyst"));

        HttpResponse<String> response = mcp.tryQuery(HARMLESS);

        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValueAsLong("Content-Length"))
                .hasValue(response.body().getBytes(StandardCharsets.UTF_8).length);
    }

    @ParameterizedTest
    @EnumSource(Era.class)
    void endInTheDatabaseWhenTheClientClosesTheStream(Era era) throws Exception {
        Person analyst = server.person("analyst");
        McpClient mcp = server.connect(era, analyst);
        HttpResponse<InputStream> response = Http.open(mcp.queryRequest(ENDLESS).build());
        assertThat(Eventually.within(GENEROUS, server::readsNow)).isTrue();

        response.body().close();
        long closed = System.nanoTime();

        assertThat(Eventually.within(GENEROUS, () -> !server.readsNow())).isTrue();
        print("milliseconds from close to end in " + era, closed);
        assertThat(Eventually.within(
                        GENEROUS, () -> !server.trails().queries(analyst).isEmpty()))
                .isTrue();
        assertThat(server.trails().queries(analyst)).containsExactly("run_query allowed cancelled");
    }

    @Test
    void endWhenAClientThatReadsNoStreamGoesAway() throws Exception {
        Person analyst = server.person("analyst");
        McpClient mcp = server.connect(Era.MODERN, analyst);
        HttpResponse<InputStream> response = Http.open(mcp.queryRequest(ENDLESS)
                .setHeader("Accept", "application/json")
                .build());
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(server.readsNow()).isTrue();

        response.body().close();

        assertThat(Eventually.within(GENEROUS, () -> !server.readsNow())).isTrue();
        assertThat(Eventually.within(
                        GENEROUS, () -> !server.trails().queries(analyst).isEmpty()))
                .isTrue();
        assertThat(server.trails().queries(analyst)).containsExactly("run_query allowed cancelled");
    }

    @Test
    void endWhenALegacyClientTakesThemBack() throws Exception {
        Person analyst = server.person("analyst");
        McpClient mcp = server.connect(Era.LEGACY, analyst);
        HttpResponse<InputStream> response = Http.open(mcp.queryRequest(ENDLESS).build());

        assertThat(mcp.takeBack().statusCode()).isEqualTo(202);

        assertThat(lines(response)).allMatch(line -> line.isEmpty() || line.equals(":"));
        assertThat(server.readsNow()).isFalse();
        assertThat(server.trails().queries(analyst)).containsExactly("run_query allowed cancelled");
    }

    @Test
    void ofOnePersonDoNotKeepOthersWaiting() throws Exception {
        Person greedy = server.person("analyst");
        McpClient many = server.connect(Era.MODERN, greedy);
        McpClient other = server.connect(Era.MODERN, server.person("analyst"));
        List<CompletableFuture<HttpResponse<InputStream>>> hanging = Stream.generate(
                        () -> CompletableFuture.supplyAsync(
                                () -> Http.open(many.queryRequest(ENDLESS).build()), task -> new Thread(task).start()))
                .limit(20)
                .toList();
        assertThat(Eventually.within(
                        GENEROUS, () -> server.trails().queries(greedy).size() == 16))
                .isTrue();

        other.query(HARMLESS).isAnswered();

        assertThat(server.trails().queries(greedy)).containsOnly("run_query allowed unavailable");
        for (CompletableFuture<HttpResponse<InputStream>> response : hanging) {
            response.join().body().close();
        }
        assertThat(Eventually.within(
                        GENEROUS, () -> server.trails().queries(greedy).size() == 20))
                .isTrue();
        assertThat(server.readsNow()).isFalse();
    }

    @Test
    void endWithTheServerAndLeaveTheirRows(@TempDir Path directory) throws Exception {
        try (LiveServer ending = shared.another(directory, PATIENT)) {
            Person analyst = ending.person("analyst");
            McpClient mcp = ending.connect(Era.MODERN, analyst);
            HttpResponse<InputStream> response =
                    Http.open(mcp.queryRequest(ENDLESS).build());
            assertThat(Eventually.within(GENEROUS, ending::readsNow)).isTrue();

            ending.terminate();
            long asked = System.nanoTime();

            assertThat(Eventually.within(GENEROUS, () -> !ending.readsNow())).isTrue();
            print("milliseconds from SIGTERM to end of the statement", asked);
            assertThat(ending.endsWithin(GENEROUS)).isTrue();
            print("milliseconds from SIGTERM to end of the process", asked);
            assertThat(shared.trails().queries(analyst)).containsExactly("run_query allowed cancelled");
            response.body().close();
        }
    }

    private static void assertStream(HttpHeaders headers) {
        assertThat(headers.firstValue("Content-Type")).contains("text/event-stream");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(headers.firstValue("X-Accel-Buffering")).contains("no");
    }

    private static List<String> lines(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A figure for readers; how fast the machine is, is no promise. */
    private static void print(String what, long began) {
        System.out.println(
                what + ": " + Duration.ofNanos(System.nanoTime() - began).toMillis());
    }
}
