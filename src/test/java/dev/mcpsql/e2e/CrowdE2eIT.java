// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A node with a crowd on it goes on answering others: {@code mvn -Pcrowd}, whose figures are in docs/performance.md. */
@Tag("crowd")
@ExtendWith(WithLiveServer.class)
class CrowdE2eIT {

    private static final int LISTENERS = 1000;
    private static final int SLOW_READERS = 100;
    private static final int HALF_BODIES = 200;
    private static final int CALLERS = 8;

    /** So many that nobody has more open than one person may. */
    private static final int PEOPLE = 10;

    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(20);

    /** While no body has been given up yet, which takes ten. */
    private static final Duration MEASURED_OF_ALL = Duration.ofSeconds(8);

    private static final String LIMITS =
            "mcp-sql.limits.streams-per-person=" + LISTENERS + "\nmcp-sql.limits.streams-per-node=" + LISTENERS + "\n";

    private final LiveServer shared;

    CrowdE2eIT(LiveServer shared) {
        this.shared = shared;
    }

    @Test
    void leavesRoomForOthers(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws IOException {
        try (LiveServer server = shared.another(directory, LIMITS);
                Callers callers = new Callers(clients(server))) {
            callers.ask(WARM_UP);
            report("before", callers, server, MEASURED);

            crowded(callers, server);

            report("after", callers, server, MEASURED);
        }
    }

    private static void crowded(Callers callers, LiveServer server) throws IOException {
        List<String> tokens = Stream.generate(() -> server.token(server.person("analyst")))
                .limit(PEOPLE)
                .toList();
        try (Crowd listeners = new Crowd(server, tokens);
                Crowd readers = new Crowd(server, tokens);
                Crowd bodies = new Crowd(server, tokens)) {
            for (int id = 0; id < LISTENERS; id++) {
                assertThat(listeners.listen(id)).contains("notifications/subscriptions/acknowledged");
            }
            report("listeners", callers, server, MEASURED);
            for (int i = 0; i < SLOW_READERS; i++) {
                readers.askAndNotRead();
            }
            for (int i = 0; i < HALF_BODIES; i++) {
                bodies.beginABody();
            }
            report("all", callers, server, MEASURED_OF_ALL);

            assertThat(listeners.open()).isEqualTo(LISTENERS);
            // The server may give up who does not read, and then need not say when.
            write("readers that are still waited for: " + readers.open() + "\n");
            assertThat(bodies.tooSlow()).isEqualTo(HALF_BODIES);
        }
    }

    private static List<McpClient> clients(LiveServer server) {
        return Stream.generate(() -> server.connect(Era.LEGACY, server.person("analyst")))
                .limit(CALLERS)
                .toList();
    }

    /** The machine is looked at first: what is bounded in time is there then. */
    private static void report(String phase, Callers callers, LiveServer server, Duration measured) throws IOException {
        ServerFigures figures = ServerFigures.of(server.process());
        List<Double> took = callers.ask(measured);
        write(String.format(
                Locale.ROOT,
                "%s: %d calls, p50 %.1f ms, p99 %.1f ms, %d threads, %d MiB resident, %d MiB live%n",
                phase,
                took.size(),
                took.get(took.size() / 2),
                took.get(took.size() * 99 / 100),
                figures.threads(),
                figures.residentMebibytes(),
                figures.liveMebibytes()));
    }

    private static void write(String line) throws IOException {
        Files.writeString(
                Path.of(System.getProperty("project.build.directory"), "crowd.txt"),
                line,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
