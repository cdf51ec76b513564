// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No address that the server tells comes from a request (RFC 8414 §6.2, RFC 9728 §7.3). */
@ExtendWith(WithLiveServer.class)
class DiscoveryAttacksE2eIT {

    private static final String EVIL = "evil.example";

    private final LiveServer server;

    DiscoveryAttacksE2eIT(LiveServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /.well-known/oauth-authorization-server       | Host: evil.example
            /.well-known/oauth-authorization-server       | X-Forwarded-Host: evil.example
            /.well-known/oauth-authorization-server       | Forwarded: host=evil.example;proto=https
            /.well-known/oauth-authorization-server       | X-Forwarded-Proto: https
            /.well-known/oauth-authorization-server       | X-Original-URL: /evil.example
            /.well-known/oauth-protected-resource/mcp/sql | Host: evil.example
            /.well-known/oauth-protected-resource/mcp/sql | X-Forwarded-Host: evil.example
            /.well-known/oauth-protected-resource/mcp/sql | X-Forwarded-Prefix: /evil.example
            /mcp/sql                                      | X-Forwarded-Host: evil.example
            /mcp/sql                                      | Host: evil.example
            /o/authorize                                  | Host: evil.example
            /o/consent?request=00000000-0000-4000-8000-000000000000 | Host: evil.example
            /account/                                     | Host: evil.example
            /account/                                     | X-Forwarded-Host: evil.example
            /admin/                                       | Host: evil.example
            """)
    void repeatsNoHostOfTheRequest(String path, String header) throws IOException {
        String answer = answer(path, header);

        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain(EVIL);
        if (path.startsWith("/.well-known/") && answer.startsWith("HTTP/1.1 200")) {
            assertThat(answer).contains("\"" + server.origin()).doesNotContain("https:\\/\\/");
        }
    }

    /** By hand, since a polite client sends no foreign Host. */
    private String answer(String path, String header) throws IOException {
        URI origin = URI.create(server.origin());
        String host = header.startsWith("Host:") ? "" : "Host: " + origin.getAuthority() + "\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), origin.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\n" + host + header + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
