// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import dev.mcpsql.config.Component;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The way to the provider: no redirects, a few seconds for the whole exchange, a cap on every answer. */
@Component
final class ProviderHttp implements HTTPRequestSender, ResourceRetriever {

    private static final Duration TO_CONNECT = Duration.ofSeconds(3);

    /** A person waits for it, and a thread of the server with them. */
    private static final Duration FOR_ALL = Duration.ofSeconds(6);

    private static final int OK = 200;

    private final HttpClient client;

    @Inject
    ProviderHttp() {
        this.client = HttpClient.newBuilder()
                .connectTimeout(TO_CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        HttpRequest.Builder asked = HttpRequest.newBuilder(request.getURI())
                .method(
                        request.getMethod().name(),
                        HttpRequest.BodyPublishers.ofString(Objects.requireNonNullElse(request.getBody(), "")));
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> asked.header(name, value)));
        HttpResponse<byte[]> answer = exchange(asked.build());
        HTTPResponse response = new HTTPResponse(answer.statusCode());
        answer.headers().firstValue("Content-Type").ifPresent(type -> typed(response, type));
        response.setBody(text(answer));
        return response;
    }

    private static void typed(HTTPResponse response, String type) {
        try {
            response.setContentType(type);
        } catch (ParseException unreadable) {
            // Without a type it is not taken for JSON, which is what such an answer deserves.
            return;
        }
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        HttpResponse<byte[]> answer = exchange(HttpRequest.newBuilder(URI.create(url.toString()))
                .header("Accept", "application/json")
                .build());
        if (answer.statusCode() != OK) {
            throw new IOException("status " + answer.statusCode() + " instead of a document");
        }
        return new Resource(
                text(answer), answer.headers().firstValue("Content-Type").orElse("application/json"));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new CappedBody());
        try {
            return answer.get(FOR_ALL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new IOException("no whole answer within " + FOR_ALL.toSeconds() + " s", slow);
        } catch (ExecutionException failed) {
            throw new IOException(String.valueOf(failed.getMessage()), failed);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for the provider");
        }
    }
}
