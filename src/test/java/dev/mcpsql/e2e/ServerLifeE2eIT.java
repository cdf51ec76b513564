// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.PayaraServer;
import dev.mcpsql.testing.ServerNotReadyException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How a server begins and ends: each has a process of its own, over the shared database. */
@FurtherServer
@ExtendWith(WithLiveServer.class)
class ServerLifeE2eIT {

    private static final Duration TO_START = Duration.ofMinutes(4);
    private static final Duration TO_HEAL = Duration.ofMinutes(1);

    /** The statement timeout and the one of idle transactions, one after the other. */
    private static final Duration LONGEST_ORPHAN = Duration.ofSeconds(15);

    private static final String HARMLESS = "SELECT id FROM orders WHERE id = 1";

    /** Would run for hours. */
    private static final String ENDLESS = "SELECT count(a.id) AS n FROM orders a JOIN orders b ON a.total <> b.total";

    private static final String PENDING_CONSENT = "/o/consent?request=" + UUID.randomUUID();

    private static final String ASKING = "/o/authorize?response_type=code&client_id=mcp-sql-unknown";

    private final LiveServer shared;

    ServerLifeE2eIT(LiveServer shared) {
        this.shared = shared;
    }

    @Test
    void leavesNoAnswerWithoutItsRowAndNoOrphanWhenItIsKilled(@TempDir Path directory) throws Exception {
        LiveServer doomed = shared.another(directory);
        Person analyst = doomed.person("analyst");
        McpClient mcp = doomed.connect(Era.MODERN, analyst);

        CompletableFuture<String> answer =
                CompletableFuture.supplyAsync(() -> mcp.tryQuery(ENDLESS).body());
        assertThat(Eventually.within(TO_HEAL, shared::readsNow)).isTrue();
        doomed.kill();

        assertThat(answer).failsWithin(30, TimeUnit.SECONDS);
        assertThat(shared.trails().queries(analyst)).isEmpty();
        assertThat(Eventually.within(LONGEST_ORPHAN, () -> !shared.readsNow())).isTrue();
    }

    @Test
    void staysDeployedWhileItsDatabaseIsDownAndHealsByItself(@TempDir Path directory) throws Exception {
        try (Relay relay = Relay.closedTo(shared.databasePort());
                PayaraServer server = PayaraServer.start(shared.launch(
                        directory,
                        text -> text.replace(":" + shared.databasePort() + "/", ":" + relay.port() + "/")))) {
            server.await(server.probe("/.well-known/oauth-authorization-server"), TO_START);
            int whileDown = server.probe("/health/ready").status();
            relay.open();

            assertThat(whileDown).isEqualTo(503);
            server.awaitReady(TO_HEAL);
        }
    }

    @Test
    void tellsPeopleOnAPageAndProgramsInJsonThatItsDatabaseIsDown(@TempDir Path directory) throws Exception {
        try (Relay relay = Relay.closedTo(shared.databasePort());
                PayaraServer server = PayaraServer.start(shared.launch(
                        directory,
                        text -> text.replace(":" + shared.databasePort() + "/", ":" + relay.port() + "/")))) {
            server.await(server.probe("/.well-known/oauth-authorization-server"), TO_START);

            for (String page :
                    List.of("/account/", "/account/sign-in", "/account/authenticator", PENDING_CONSENT, ASKING)) {
                HttpResponse<String> answer = Http.send(withSession(server, page));
                assertThat(answer.statusCode()).as(page).isEqualTo(503);
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("text/html");
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(answer.headers().firstValue("Content-Security-Policy"))
                        .isPresent();
                assertThat(answer.body())
                        .contains("<h1>", "cannot reach its database")
                        .doesNotContain("Exception");
            }
            HttpResponse<String> keys = Http.send(withSession(server, "/o/jwks"));
            assertThat(keys.statusCode()).isEqualTo(503);
            assertThat(keys.body()).contains("temporarily_unavailable").doesNotContain("<h1>");
        }
    }

    private static HttpRequest withSession(PayaraServer server, String path) {
        return HttpRequest.newBuilder(server.probe(path).address())
                .header("Cookie", "mcp_sql_session=" + "x".repeat(43))
                .build();
    }

    @Test
    void healsWhenItsDatabaseHasEndedEverySession() throws InterruptedException {
        McpClient mcp = shared.connect(Era.MODERN, shared.person("analyst"));
        mcp.query(HARMLESS).isAnswered();

        shared.asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where usename in ('mcp_sql_app', 'mcp_sql_reader')");

        assertThat(Eventually.within(
                        TO_HEAL, () -> mcp.tryQuery(HARMLESS).body().contains("\"isError\":false")))
                .isTrue();
    }

    @Test
    void forgetsTheConnectionsOfADatabaseThatStartedAgain(@TempDir Path directory) throws Exception {
        try (Relay relay = Relay.closedTo(shared.databasePort());
                PayaraServer server = PayaraServer.start(shared.launch(
                        directory,
                        text -> text.replace(":" + shared.databasePort() + "/", ":" + relay.port() + "/")))) {
            relay.open();
            server.awaitReady(TO_START);
            relay.cut();

            server.awaitReady(TO_HEAL);
        }
    }

    @Test
    void doesNotStartWithAKeyThatNobodyKnows(@TempDir Path directory) throws Exception {
        try (PayaraServer server =
                PayaraServer.start(shared.launch(directory, text -> text + "mcp-sql.limits.max-row=5\n"))) {

            Assertions.assertThatThrownBy(() -> server.awaitReady(TO_START))
                    .isInstanceOf(ServerNotReadyException.class);

            assertThat(Files.readString(directory.resolve("payara.log"))).contains("mcp-sql.limits.max-row");
        }
    }
}
