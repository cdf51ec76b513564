// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads documents from a TLS server of this machine that stands in for the public address that was checked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentFetchTest {

    private static final DocumentAddress DOCUMENT =
            DocumentAddress.of("https://client.example/metadata.json").orElseThrow();

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private static final String PUBLIC = "93.184.215.14";

    private TlsHost host;

    /** The network of one reading: what the name means, and which addresses were dialled for it. */
    private final class Network implements DocumentNetwork {

        private final Iterator<String> answers;
        private final List<String> dialled = new ArrayList<>();

        /** Each answer is the addresses of one look-up, comma separated. */
        Network(String... answers) {
            this.answers = List.of(answers).iterator();
        }

        @Override
        public List<InetAddress> addresses(String name) throws UnknownHostException {
            if (!answers.hasNext()) {
                throw new UnknownHostException(name);
            }
            List<InetAddress> addresses = new ArrayList<>();
            for (String literal : answers.next().split(",", -1)) {
                addresses.add(InetAddress.getByName(literal));
            }
            return addresses;
        }

        @Override
        public Socket dial(InetAddress address, int port, Duration patience) throws IOException {
            dialled.add(address.getHostAddress() + " " + port);
            if (address.getHostAddress().equals("93.184.215.15")) {
                throw new ConnectException("down");
            }
            Socket socket = new Socket(Proxy.NO_PROXY);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), host.port()),
                    Math.toIntExact(patience.toMillis()));
            return socket;
        }
    }

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        host = TlsHost.start(directory);
    }

    @AfterAll
    void stop() {
        host.close();
    }

    @Test
    void readsTheDocumentFromTheAddressThatWasChecked() {
        host.answers(HEAD + "Cache-Control: max-age=1800\r\nContent-Length: 2\r\n\r\n{}");
        Network network = new Network(PUBLIC);

        Fetched fetched = fetch(network);

        assertThat(fetched).isEqualTo(new Fetched.Document("{}", Duration.ofMinutes(30)));
        assertThat(network.dialled).containsExactly(PUBLIC + " 443");
        assertThat(host.names()).containsExactly("client.example");
    }

    @Test
    void tellsNothingOfWhoAsks() {
        host.answers(HEAD + "Set-Cookie: a=b\r\nContent-Length: 2\r\n\r\n{}");

        fetch(new Network(PUBLIC));
        fetch(new Network(PUBLIC));

        assertThat(host.requests()).hasSize(2).allSatisfy(request -> assertThat(request.split("\r\n"))
                .containsExactlyInAnyOrder(
                        "GET /metadata.json HTTP/1.1",
                        "Host: client.example",
                        "Accept: application/json",
                        "Accept-Encoding: identity",
                        "User-Agent: jakarta-mcp-sql",
                        "Connection: close"));
    }

    @Test
    void looksTheNameUpOnce() {
        host.answers(HEAD + "Content-Length: 2\r\n\r\n{}");
        Network rebinding = new Network(PUBLIC, "127.0.0.1", "127.0.0.1");

        assertThat(outcome(fetch(rebinding))).isEqualTo("{}");
        assertThat(rebinding.dialled).containsExactly(PUBLIC + " 443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "169.254.169.254",
                "192.168.1.1",
                "100.64.0.1",
                "0.0.0.0",
                "::1",
                "fe80::1",
                "fd00:ec2::254",
                "::ffff:127.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::1",
                PUBLIC + ",127.0.0.1",
                "127.0.0.1," + PUBLIC,
                PUBLIC + ",fd00::1"
            })
    void dialsNothingUnlessEveryAddressIsPublic(String addresses) {
        Network network = new Network(addresses);

        assertThat(outcome(fetch(network))).isEqualTo("UNREACHABLE");
        assertThat(network.dialled).isEmpty();
    }

    @Test
    void goesOnToTheNextCheckedAddress() {
        host.answers(HEAD + "Content-Length: 2\r\n\r\n{}");
        Network network = new Network("93.184.215.15," + PUBLIC);

        assertThat(outcome(fetch(network))).isEqualTo("{}");
        assertThat(network.dialled).containsExactly("93.184.215.15 443", PUBLIC + " 443");
    }

    @Test
    void doesNotKnowUnknownNames() {
        assertThat(outcome(fetch(new Network()))).isEqualTo("UNREACHABLE");
    }

    @Test
    void refusesACertificateOfAnotherName() {
        host.answers(HEAD + "Content-Length: 2\r\n\r\n{}");
        DocumentAddress other =
                DocumentAddress.of("https://other.example/metadata.json").orElseThrow();

        assertThat(outcome(fetch(other, new Network(PUBLIC)))).isEqualTo("UNREACHABLE");
        assertThat(host.requests()).isEmpty();
    }

    @Test
    void refusesACertificateThatTheMachineDoesNotTrust() {
        host.answers(HEAD + "Content-Length: 2\r\n\r\n{}");

        Fetched fetched = new DocumentFetch(new Network(PUBLIC), new DocumentTls(), PATIENCE).fetch(DOCUMENT);

        assertThat(outcome(fetched)).isEqualTo("UNREACHABLE");
        assertThat(host.requests()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 OK                | Content-Type: application/json                 | {}
            200 OK                | Content-Type: application/json; charset=utf-8  | {}
            200 OK                | Content-Type: application/json;charset="UTF-8" | {}
            200 OK                | Content-Type: application/cimd+json            | {}
            200 OK                | Content-Type: text/html                        | TYPE
            200 OK                | Content-Type: text/json                        | TYPE
            200 OK                | Content-Type: application/json, text/html      | TYPE
            200 OK                | Content-Type: application/json; charset=utf-16 | TYPE
            200 OK                | X: y                                           | TYPE
            200 OK                | Content-Type: application/json~Content-Type: application/json | TYPE
            200 OK                | Content-Type: application/json~Content-Encoding: identity | {}
            200 OK                | Content-Type: application/json~Content-Encoding: gzip | TYPE
            200 OK                | Content-Type: application/json~Content-Encoding: br | TYPE
            301 Moved Permanently | Location: https://client.example/other         | STATUS
            302 Found             | Location: http://169.254.169.254/              | STATUS
            303 See Other         | Location: file:///etc/passwd                   | STATUS
            307 Temporary Redirect | Location: https://127.0.0.1/                  | STATUS
            308 Permanent Redirect | Location: https://client.example/other        | STATUS
            304 Not Modified      | X: y                                           | STATUS
            201 Created           | Content-Type: application/json                 | STATUS
            204 No Content        | Content-Type: application/json                 | STATUS
            401 Unauthorized      | WWW-Authenticate: Basic realm="x"              | STATUS
            404 Not Found         | Content-Type: application/json                 | STATUS
            500 Oops              | Content-Type: application/json                 | STATUS
            """)
    void takesPlainJsonOnly(String status, String headers, String outcome) {
        host.answers("HTTP/1.1 " + status + "\r\n" + headers.replace("~", "\r\n") + "\r\nContent-Length: 2\r\n\r\n{}");
        Network network = new Network(PUBLIC, "127.0.0.1");

        assertThat(outcome(fetch(network))).isEqualTo(outcome);
        assertThat(network.dialled).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "nonsense\r\n\r\n",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/2 200\r\nContent-Type: application/json\r\n\r\n{}",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: gzip\r\n\r\n{}",
                "HTTP/1.1 100 Continue\r\n\r\n"
            })
    void survivesWhatIsNoAnswer(String bytes) {
        host.answers(bytes);

        assertThat(outcome(fetch(new Network(PUBLIC)))).isIn("UNREACHABLE", "STATUS", "TYPE");
    }

    @Test
    void readsChunksAndBodiesThatEndWithTheConnection() {
        host.answers(HEAD + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n");
        assertThat(outcome(fetch(new Network(PUBLIC)))).isEqualTo("{}");

        host.answers(HEAD + "\r\n{}");
        assertThat(outcome(fetch(new Network(PUBLIC)))).isEqualTo("{}");
    }

    @Test
    void readsNoMoreThanTheLimit() {
        String largest = "x".repeat(DocumentExchange.MAX_BYTES);
        host.answers(HEAD + "Content-Length: " + largest.length() + "\r\n\r\n" + largest);
        assertThat(outcome(fetch(new Network(PUBLIC)))).isEqualTo(largest);

        host.answers(HEAD + "\r\n" + largest + "x");
        assertThat(outcome(fetch(new Network(PUBLIC)))).isEqualTo("SIZE");

        host.answers(HEAD + "Content-Length: 9223372036854775807\r\n\r\n" + largest + "x");
        assertThat(outcome(fetch(new Network(PUBLIC)))).isEqualTo("SIZE");
    }

    @Test
    void endsAnEndlessBody() {
        host.answers(client -> {
            OutputStream out = client.getOutputStream();
            out.write((HEAD + "\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] block = new byte[4096];
            for (int i = 0; i < 100_000; i++) {
                out.write(block);
            }
        });

        assertThat(outcome(fetch(new Network(PUBLIC)))).isEqualTo("SIZE");
    }

    @Test
    void unfoldsNothing() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[10_000_000]);
        }
        host.answers(client -> {
            OutputStream out = client.getOutputStream();
            out.write((HEAD + "Content-Encoding: gzip\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            bomb.writeTo(out);
        });

        assertThat(outcome(fetch(new Network(PUBLIC)))).isEqualTo("TYPE");
    }

    @Test
    void endsHeadersThatNeverEnd() {
        host.answers("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(10_000) + "\r\n{}");
        assertThat(outcome(fetch(new Network(PUBLIC)))).isEqualTo("UNREACHABLE");

        host.answers("HTTP/1.1 200 OK\r\nX: " + "y".repeat(1_000_000) + "\r\n\r\n{}");
        assertThat(outcome(fetch(new Network(PUBLIC)))).isEqualTo("UNREACHABLE");
    }

    /** Each byte comes in time, the whole never would: only the deadline ends it. */
    @Test
    void endsASlowDrip() {
        host.answers(client -> {
            OutputStream out = client.getOutputStream();
            client.setSoTimeout(20);
            for (int i = 0; i < 100_000; i++) {
                out.write('H');
                out.flush();
                awaitNothing(client);
            }
        });

        assertThat(outcome(fetch(new Network(PUBLIC)))).isEqualTo("UNREACHABLE");
    }

    @Test
    void endsASilence() {
        host.answers(client -> client.getInputStream().readAllBytes());

        assertThat(outcome(fetch(new Network(PUBLIC)))).isEqualTo("UNREACHABLE");
    }

    @Test
    void takesUtf8Only() {
        host.answers(HEAD + "\r\n\"\u00ff\u00fe\"");

        assertThat(outcome(fetch(new Network(PUBLIC)))).isEqualTo("MALFORMED");
    }

    /** A pause without sleeping: the client sends nothing, so the read ends by its timeout. */
    private static void awaitNothing(Socket client) throws IOException {
        try {
            client.getInputStream().read();
        } catch (SocketTimeoutException paused) {
            assertThat(paused).isNotNull();
        }
    }

    private Fetched fetch(Network network) {
        return fetch(DOCUMENT, network);
    }

    private Fetched fetch(DocumentAddress document, Network network) {
        return new DocumentFetch(network, new DocumentTls(host.trust()), PATIENCE).fetch(document);
    }

    private static String outcome(Fetched fetched) {
        return fetched.match(Fetched.Document::text, Enum::name);
    }
}
