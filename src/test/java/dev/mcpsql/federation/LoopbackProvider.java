// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server that answers each path as a test says, as a provider of any quality would. */
final class LoopbackProvider implements AutoCloseable {

    static final String METADATA = "/.well-known/openid-configuration";

    /** What a path answers. */
    record Answer(int status, String body) {}

    private final HttpServer server;
    private final TokenForge forge;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, String> received = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    LoopbackProvider() {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        this.forge = new TokenForge(issuer());
        server.createContext("/", this::answer);
        server.start();
        answer(METADATA, 200, forge.metadata());
        answer("/keys", 200, forge.keys());
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    TokenForge forge() {
        return forge;
    }

    void answer(String path, int status, String body) {
        answers.put(path, new Answer(status, body));
    }

    /** The token endpoint gives this ID token for any code. */
    void give(String idToken) {
        answer("/token", 200, """
                {"access_token":"unused","token_type":"Bearer","id_token":"%s"}""".formatted(idToken));
    }

    /** What was sent to the path last. */
    String received(String path) {
        return received.getOrDefault(path, "");
    }

    /** How often the metadata were asked for. */
    int asked() {
        return asked.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(METADATA)) {
            asked.incrementAndGet();
        }
        received.put(path, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Answer answer = answers.getOrDefault(path, new Answer(404, "{}"));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (answer.status() / 100 == 3) {
            exchange.getResponseHeaders().add("Location", answer.body());
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
