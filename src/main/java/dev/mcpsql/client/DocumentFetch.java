// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import dev.mcpsql.config.Component;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/**
 * Reads a client's metadata document so that nobody can use this server to reach what they cannot reach themselves
 * (draft-ietf-oauth-client-id-metadata-document §8.6; ADR 29).
 *
 * <p>The name is looked up once, every address of it must be public, and the connection goes to one of these very addresses,
 * with the name in SNI and certificate. One request, no redirects, proxies, cookies or credentials; a size and a time that
 * nothing exceeds. Thread-safe.
 */
@Component
final class DocumentFetch {

    private static final System.Logger LOG = System.getLogger(DocumentFetch.class.getName());

    /** From the first connection to the last byte; a person waits meanwhile. */
    static final Duration DEADLINE = Duration.ofSeconds(5);

    /** More addresses of one name are not tried. */
    private static final int ATTEMPTS = 2;

    private final DocumentNetwork network;
    private final DocumentTls tls;
    private final Duration deadline;

    @Inject
    DocumentFetch(DocumentNetwork network, DocumentTls tls) {
        this(network, tls, DEADLINE);
    }

    DocumentFetch(DocumentNetwork network, DocumentTls tls, Duration deadline) {
        this.network = network;
        this.tls = tls;
        this.deadline = deadline;
    }

    /** The document, or why there is none; the network's own words stay in the log. */
    Fetched fetch(DocumentAddress document) {
        try {
            List<InetAddress> addresses = network.addresses(document.host());
            if (addresses.isEmpty() || !addresses.stream().allMatch(PublicAddress::is)) {
                return failed(document, "it resolves to an address that is not public");
            }
            return read(document, addresses);
        } catch (UnknownHostException unknown) {
            return failed(document, "its name is unknown");
        } catch (IOException | RuntimeException broken) {
            return failed(document, broken.getClass().getSimpleName());
        }
    }

    private Fetched read(DocumentAddress document, List<InetAddress> checked) throws IOException {
        long end = System.nanoTime() + deadline.toNanos();
        try (Socket connection = connected(checked, end)) {
            CompletableFuture<Void> watch = CompletableFuture.runAsync(
                    () -> abort(connection),
                    CompletableFuture.delayedExecutor(left(end).toNanos(), TimeUnit.NANOSECONDS, Runnable::run));
            try (SSLSocket secured = tls.over(connection, document.host(), left(end))) {
                return DocumentExchange.over(secured, document);
            } finally {
                watch.cancel(false);
            }
        }
    }

    private Socket connected(List<InetAddress> checked, long end) throws IOException {
        IOException last = new IOException("no address");
        for (InetAddress address : checked.stream().limit(ATTEMPTS).toList()) {
            try {
                return network.dial(address, DocumentAddress.PORT, left(end).dividedBy(ATTEMPTS));
            } catch (IOException unreachable) {
                last = unreachable;
            }
        }
        throw last;
    }

    /** At least a moment: zero would mean for ever to a socket. */
    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(TimeUnit.MILLISECONDS.toNanos(2), end - System.nanoTime()));
    }

    /** Whatever is being read or written fails at once, however slowly it drips. */
    private static void abort(Socket connection) {
        try {
            connection.close();
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "a connection that took too long was closed already");
        }
    }

    private static Fetched failed(DocumentAddress document, String why) {
        LOG.log(Level.INFO, "the client document at host {0} was not read: {1}", document.host(), why);
        return new Fetched.Failed(DocumentFault.UNREACHABLE);
    }
}
