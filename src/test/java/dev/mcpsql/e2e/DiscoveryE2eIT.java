// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients in browsers may discover the server, and pages of other origins get no further (WHATWG Fetch, "CORS protocol"). */
@ExtendWith(WithLiveServer.class)
class DiscoveryE2eIT {

    private static final String ORIGIN = "Access-Control-Allow-Origin";

    private final LiveServer server;

    DiscoveryE2eIT(LiveServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/oauth-protected-resource/mcp/sql",
                "/.well-known/oauth-authorization-server",
                "/o/jwks"
            })
    void isOpenToPagesOfAnyOrigin(String path) {
        HttpResponse<String> get = send("GET", path);
        HttpResponse<String> head = send("HEAD", path);
        HttpResponse<String> preflight = send("OPTIONS", path);

        assertThat(get.statusCode()).isEqualTo(200);
        assertThat(get.headers().allValues(ORIGIN)).containsExactly("*");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().allValues(ORIGIN)).containsExactly("*");
        assertThat(head.headers().firstValue("Content-Type"))
                .isEqualTo(get.headers().firstValue("Content-Type"));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().allValues(ORIGIN)).containsExactly("*");
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElse(""))
                .contains("MCP-Protocol-Version");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = """
            OPTIONS, /mcp/sql
            GET,     /mcp/sql
            OPTIONS, /o/token
            POST,    /o/token
            OPTIONS, /o/register
            POST,    /o/register
            OPTIONS, /o/revoke
            POST,    /o/revoke
            OPTIONS, /o/authorize
            GET,     /o/authorize
            GET,     /o/consent
            """)
    void isAllThatIs(String method, String path) {
        assertThat(send(method, path).headers().firstValue(ORIGIN)).isEmpty();
    }

    /** A cache may keep 404 and 405 by itself (RFC 9110 §15.1), and an endpoint's error is an answer of the endpoint (RFC 6749 §5.1). */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(textBlock = """
            GET,  /o/token,     405
            PUT,  /o/token,     405
            POST, /o/token,     400
            GET,  /o/register,  405
            POST, /o/register,  400
            GET,  /o/revoke,    405
            POST, /o/revoke,    400
            GET,  /o/authorize, 400
            POST, /o/authorize, 405
            GET,  /o/consent,   400
            GET,  /o/nothing,   404
            GET,  /.well-known/openid-configuration, 404
            """)
    void leavesNoErrorInACache(String method, String path, int status) {
        HttpResponse<String> answer = send(method, path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    private HttpResponse<String> send(String method, String path) {
        return Http.send(HttpRequest.newBuilder(server.at(path))
                .header("Origin", "https://inspector.example")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }
}
