// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.DenialReason;
import dev.mcpsql.vocabulary.ProfileName;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Streams of changes on the packaged server: what is told on them, how many there may be, and what ends them. */
@FurtherServer
@ExtendWith(WithLiveServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListenE2eIT {

    /** Two rounds of checks. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String SETTINGS = """
            mcp-sql.limits.streams-per-person=2
            mcp-sql.token.lifetime=1m
            """;

    private static final String TOOLS = "notifications/tools/list_changed";
    private static final String RESOURCES = "notifications/resources/list_changed";

    private final LiveServer shared;
    private LiveServer server;

    ListenE2eIT(LiveServer shared) {
        this.shared = shared;
    }

    @BeforeAll
    void start(@TempDir Path directory) {
        server = shared.another(directory, SETTINGS);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void areAnnouncedToModernClientsOnly() {
        Person analyst = server.person("analyst");

        assertThat(told(server.connect(Era.MODERN, analyst))).isTrue();
        assertThat(told(server.connect(Era.LEGACY, server.person("analyst")))).isFalse();
    }

    private static boolean told(McpClient client) {
        return client.opened()
                .path("capabilities")
                .path("tools")
                .path("listChanged")
                .asBoolean();
    }

    @Test
    void tellBothStreamsOfAPersonThatTheProfileIsAnother() throws Exception {
        Person analyst = server.person("analyst");
        McpClient client = server.connect(Era.MODERN, analyst);
        try (ListenStream one = ListenStream.open(client);
                ListenStream two = ListenStream.open(client)) {
            assertThat(one.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(one.headers().firstValue("X-Accel-Buffering")).contains("no");

            server.asSuperuser("""
                    update mcp_sql.profile_assignment set profile = 'support'
                     where account_id = (select account_id from mcp_sql.account where username = '%s')
                    """.formatted(analyst.username()));

            for (ListenStream stream : new ListenStream[] {one, two}) {
                assertThat(stream.next(SOON)).isEqualTo(TOOLS);
                assertThat(stream.next(SOON)).isEqualTo(RESOURCES);
            }
            client.callTool("list_tables", Map.of()).isAnswered();
        }
    }

    @Test
    void tellThatTheProfileSeesSomethingElse() throws Exception {
        McpClient client = server.connect(Era.MODERN, server.person("analyst"));
        try (ListenStream stream = ListenStream.open(client)) {
            server.asSuperuser("alter table public.customers rename column country to land");
            try {
                // PostgreSQL contradicts the catalog, which is read anew then and not only when it is a minute old.
                client.query("SELECT country FROM customers WHERE id = 1");

                assertThat(stream.next(SOON)).isEqualTo(TOOLS);
                assertThat(stream.next(SOON)).isEqualTo(RESOURCES);
            } finally {
                server.asSuperuser("alter table public.customers rename column land to country");
            }
        }
    }

    @Test
    void endWithTheRightOfTheirPersonAndLeaveOneRow() throws Exception {
        Person analyst = server.person("analyst");
        McpClient client = server.connect(Era.MODERN, analyst);
        try (ListenStream one = ListenStream.open(client);
                ListenStream two = ListenStream.open(client)) {
            server.accounts().removeProfile(analyst.username(), new ProfileName("analyst"));

            assertThat(one.endsWithin(SOON)).isTrue();
            assertThat(two.endsWithin(SOON)).isTrue();
            assertThat(server.trails().denials(analyst)).containsExactly(DenialReason.NO_PERM.code());
        }
    }

    @Test
    void endWithARevokedTokenAndLeaveThoseOfTheOther() throws Exception {
        Person analyst = server.person("analyst");
        OAuthDance dance = new OAuthDance(server);
        String application = dance.register();
        String code = String.valueOf(
                dance.authorize(application, analyst, server.browser()).get("code"));
        String token = dance.redeem(application, code).required("access_token").asString();
        try (ListenStream lost = ListenStream.open(McpClient.open(server, Era.MODERN, token));
                ListenStream kept = ListenStream.open(server.connect(Era.MODERN, analyst))) {
            assertThat(dance.revoke(application, token).statusCode()).isEqualTo(200);

            assertThat(lost.endsWithin(SOON)).isTrue();
            assertThat(kept.next(Duration.ofSeconds(1))).isEmpty();
            assertThat(server.trails().denials(analyst)).containsExactly(DenialReason.REVOKED.code());
        }
    }

    @Test
    void endWithTheirTokenAndLeaveNoRow() throws Exception {
        Person analyst = server.person("analyst");
        try (ListenStream stream = ListenStream.open(server.connect(Era.MODERN, analyst))) {

            assertThat(stream.endsWithin(Duration.ofSeconds(70))).isTrue();

            assertThat(server.trails().denials(analyst)).isEmpty();
        }
    }

    @Test
    void areBoundedForAPersonUntilOneIsClosed() throws Exception {
        Person analyst = server.person("analyst");
        McpClient client = server.connect(Era.MODERN, analyst);
        McpClient other = server.connect(Era.MODERN, analyst);
        try (ListenStream first = ListenStream.open(client);
                ListenStream second = ListenStream.open(other)) {
            HttpResponse<String> third = Http.send(ListenStream.request(client).build());
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.body()).contains("-32600");

            first.leave();

            assertThat(Eventually.within(SOON, () -> ListenStream.status(client) == 200))
                    .isTrue();
            assertThat(second.next(Duration.ofSeconds(1))).isEmpty();
        }
    }
}
