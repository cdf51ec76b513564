// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real OpenID provider in a process of its own, on 127.0.0.1 only, with the realm of {@code single-sign-on/realm.json}. */
final class Keycloak implements AutoCloseable {

    /** The secret of its one client. */
    static final String CLIENT_SECRET = "test-only-client-secret";

    private static final String ADMIN_PASSWORD = "test-only-admin";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;
    private final URI origin;

    private Keycloak(Process process, URI origin) {
        this.process = process;
        this.origin = origin;
        // A run that is stopped in its middle leaves nothing behind either.
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    /**
     * Starts it and returns at once; see {@link #awaitReady}.
     *
     * @param client the origin of its one client
     */
    static Keycloak start(int port, String client) {
        Path home = Path.of(System.getProperty("keycloak.home"));
        try {
            forget(home.resolve("data"));
            Path realms = Files.createDirectories(home.resolve("data/import"));
            Files.writeString(
                    realms.resolve("staff-realm.json"),
                    TestDatabase.resource("/single-sign-on/realm.json").replace("@ORIGIN@", client));
            ProcessBuilder builder = new ProcessBuilder(
                            "bash",
                            home.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--import-realm",
                            "--cache=local",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("keycloak.log").toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
            builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
            builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
            return new Keycloak(builder.start(), URI.create("http://127.0.0.1:" + port));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void forget(Path data) throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Waits until the realm is there. */
    void awaitReady() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers()) {
            assertThat(process.isAlive()).as("the provider runs").isTrue();
            assertThat(Instant.now()).as("the provider answers in time").isBefore(end);
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    private boolean answers() {
        try {
            return Http.send(HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                                    .build())
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    URI origin() {
        return origin;
    }

    String issuer() {
        return origin + "/realms/staff";
    }

    /** What an administrator there types as password of a person. */
    static String password(String username) {
        return "password of " + username;
    }

    /** Moves the person from one group to another. */
    void move(String username, String from, String to) {
        String groups = "/users/" + id(username) + "/groups/";
        admin("DELETE", groups + group(from), "");
        admin("PUT", groups + group(to), "{}");
    }

    /** Deactivates the person; sessions go on until their next use there. */
    void deactivate(String username) {
        admin("PUT", "/users/" + id(username), "{\"enabled\":false}");
    }

    /** Ends all sessions of the person, and says so to the clients. */
    void signOut(String username) {
        admin("POST", "/users/" + id(username) + "/logout", "{}");
    }

    private String id(String username) {
        return admin("GET", "/users?exact=true&username=" + username, "")
                .required(0)
                .required("id")
                .asString();
    }

    private String group(String name) {
        return admin("GET", "/groups?exact=true&search=" + name, "")
                .required(0)
                .required("id")
                .asString();
    }

    private JsonNode admin(String method, String path, String body) {
        HttpResponse<String> answer =
                Http.send(HttpRequest.newBuilder(URI.create(origin + "/admin/realms/staff" + path))
                        .header("Authorization", "Bearer " + adminToken())
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JsonMapper.shared().readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private String adminToken() {
        HttpResponse<String> answer =
                Http.send(HttpRequest.newBuilder(URI.create(origin + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "client_id=admin-cli&grant_type=password&username=admin&password="
                                        + URLEncoder.encode(ADMIN_PASSWORD, StandardCharsets.UTF_8)))
                        .build());
        return JsonMapper.shared()
                .readTree(answer.body())
                .required("access_token")
                .asString();
    }

    /** Ends the process and what it started. */
    @Override
    public void close() {
        end().forEach(handle -> handle.onExit().join());
    }

    private List<ProcessHandle> end() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        return all;
    }
}
