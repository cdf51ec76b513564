// SPDX-License-Identifier: MIT
package dev.mcpsql.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A question that a server answers with 200 when all is well.
 *
 * @param address whom to ask
 */
public record Probe(URI address) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Asks now; no answer, or another one, is false. */
    public boolean answers() throws InterruptedException {
        return status() == 200;
    }

    /** The status of the answer, or 0 when nobody answers. */
    public int status() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException nobody) {
            return 0;
        }
    }
}
