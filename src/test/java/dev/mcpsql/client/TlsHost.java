// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** A web server on this machine with a certificate for {@code client.example}, that answers what the test wants. */
final class TlsHost implements AutoCloseable {

    /** What the server does once it has read a request. */
    @FunctionalInterface
    interface Answer {
        void to(SSLSocket client) throws IOException;
    }

    private static final char[] PASSWORD = "test-only".toCharArray();

    private final SSLServerSocket listener;
    private final TrustManager[] trust;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> names = new CopyOnWriteArrayList<>();
    private volatile Answer answer = client -> {};

    private TlsHost(SSLServerSocket listener, TrustManager[] trust) {
        this.listener = listener;
        this.trust = trust;
    }

    static TlsHost start(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore keys = keys(directory.resolve("keys.p12"));
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore certificates = KeyStore.getInstance(KeyStore.getDefaultType());
        certificates.load(null, null);
        certificates.setCertificateEntry("host", keys.getCertificate("host"));
        trusted.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        SSLServerSocket listener = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TlsHost host = new TlsHost(listener, trusted.getTrustManagers());
        host.threads.execute(host::serve);
        return host;
    }

    private static KeyStore keys(Path file) throws IOException, GeneralSecurityException, InterruptedException {
        int ended = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "host",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=client.example",
                        "-ext",
                        "san=dns:client.example",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD)))
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("keytool.log").toFile())
                .start()
                .waitFor();
        if (ended != 0) {
            throw new IllegalStateException(Files.readString(file.resolveSibling("keytool.log")));
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            keys.load(stream, PASSWORD);
        }
        return keys;
    }

    /** What a machine that trusts this host trusts. */
    TrustManager[] trust() {
        return trust.clone();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The requests so far, each with its header lines. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** The names in SNI so far. */
    List<String> names() {
        return List.copyOf(names);
    }

    void answers(Answer next) {
        requests.clear();
        names.clear();
        answer = next;
    }

    /** Answers with that text, byte by byte as it is. */
    void answers(String bytes) {
        answers(client -> client.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> talk((SSLSocket) client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(SSLSocket client) {
        try (client) {
            client.startHandshake();
            ((ExtendedSSLSession) client.getSession())
                    .getRequestedServerNames()
                    .forEach(name -> names.add(new String(name.getEncoded(), StandardCharsets.US_ASCII)));
            requests.add(head(client.getInputStream()));
            answer.to(client);
        } catch (IOException gone) {
            assertThat(gone).as("clients end connections when they like").isNotNull();
        }
    }

    private static String head(InputStream stream) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = stream.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            listener.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
