// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client's end of {@code subscriptions/listen}; a thread of its own reads, so that waiting has an end. */
final class ListenStream implements AutoCloseable {

    private static final String DATA = "data: ";
    private static final String END = "the stream ended";
    private static final String BROKEN = "the stream broke";

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

    private ListenStream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "listening");
        reader.setDaemon(true);
        reader.start();
    }

    /** Opens a stream about tools and resources, which must be granted, and reads its acknowledgment. */
    static ListenStream open(McpClient client) throws InterruptedException {
        ListenStream stream = of(client);
        if (!stream.next(Duration.ofSeconds(10)).endsWith("/acknowledged")) {
            throw new AssertionError("no acknowledgment");
        }
        return stream;
    }

    private static ListenStream of(McpClient client) {
        HttpResponse<InputStream> response = Http.open(request(client).build());
        if (response.statusCode() != 200) {
            throw new AssertionError("status " + response.statusCode());
        }
        return new ListenStream(response);
    }

    /** The request, open for a test to spoil. */
    static HttpRequest.Builder request(McpClient client) {
        return client.request(
                "subscriptions/listen",
                Map.of("notifications", Map.of("toolsListChanged", true, "resourcesListChanged", true)));
    }

    HttpHeaders headers() {
        return response.headers();
    }

    /** The method of the next message, {@code result} for the last one, or what became of the stream; {@code ""} in vain. */
    String next(Duration patience) throws InterruptedException {
        String message = messages.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (message == null || message.equals(END) || message.equals(BROKEN)) {
            return message == null ? "" : message;
        }
        JsonNode json = JsonMapper.shared().readTree(message);
        return json.has("result") ? "result" : json.path("method").asString("");
    }

    /** Whether the last message comes in time, and then the end. */
    boolean endsWithin(Duration patience) throws InterruptedException {
        return next(patience).equals("result") && next(patience).equals(END);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(DATA)) {
                    messages.add(line.substring(DATA.length()));
                }
            }
            messages.add(END);
        } catch (IOException broken) {
            messages.add(BROKEN);
        }
    }

    /** Goes without a word. */
    void leave() throws IOException {
        response.body().close();
    }

    /** The status of the answer to one more request; a stream that was granted is left at once. */
    static int status(McpClient client) {
        HttpResponse<InputStream> response = Http.open(request(client).build());
        try {
            response.body().close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return response.statusCode();
    }

    @Override
    public void close() throws IOException {
        leave();
    }
}
