// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** People who ask one question after the other, each on a connection that stays. */
final class Callers implements AutoCloseable {

    private final List<McpClient> clients;
    private final ExecutorService threads;

    Callers(List<McpClient> clients) {
        this.clients = List.copyOf(clients);
        this.threads = Executors.newFixedThreadPool(clients.size());
    }

    /** Asks for so long; what comes back is how long each question took, in milliseconds and ascending. */
    List<Double> ask(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        // Anew, since a server may end a connection on which nothing was asked for a while.
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<List<Double>>> running = clients.stream()
                .map(client -> CompletableFuture.supplyAsync(() -> ask(http, client, end), threads))
                .toList();
        List<Double> all = new ArrayList<>(running.stream()
                .map(CompletableFuture::join)
                .flatMap(List::stream)
                .toList());
        Collections.sort(all);
        return all;
    }

    private static List<Double> ask(HttpClient http, McpClient client, long end) {
        HttpRequest question =
                client.queryRequest("SELECT id FROM orders WHERE id = 1").build();
        return Stream.generate(() -> took(http, question))
                .takeWhile(milliseconds -> System.nanoTime() < end)
                .toList();
    }

    private static double took(HttpClient http, HttpRequest question) {
        long began = System.nanoTime();
        try {
            HttpResponse<String> answer = http.send(question, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("\"isError\":false")) {
                throw new IllegalStateException(answer.body());
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
        return (System.nanoTime() - began) / 1e6;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
