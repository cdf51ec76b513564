// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the endpoint makes of requests that no honest client sends. */
@ExtendWith(WithLiveServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireE2eIT {

    private static final Map<String, Object> QUESTION =
            Map.of("name", "run_query", "arguments", Map.of("sql", "SELECT id FROM orders WHERE id = 1"));

    private static final List<String> PUBLIC_DOCUMENTS = List.of(
            "/.well-known/oauth-authorization-server", "/.well-known/oauth-protected-resource/mcp/sql", "/o/jwks");

    private final LiveServer server;
    private String token = "";
    private McpClient mcp;

    WireE2eIT(LiveServer server) {
        this.server = server;
        this.token = server.token(server.person("analyst"));
        this.mcp = McpClient.open(server, Era.LEGACY, token);
    }

    @BeforeAll
    void isOtherwiseWell() {
        mcp.query("SELECT id FROM orders WHERE id = 1").isAnswered();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE", "PUT", "OPTIONS", "HEAD"})
    void challengesEveryMethodWithoutAToken(String method) {
        HttpResponse<String> response = Http.send(HttpRequest.newBuilder(server.at("/mcp/sql"))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Bearer ")
                .contains("resource_metadata=\"" + server.origin() + "/.well-known/oauth-protected-resource/mcp/sql\"")
                .contains("scope=\"mcp:sql\"")
                .doesNotContain("error=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mcp/sql;x=y", "/mcp;x=y/sql", "//mcp/sql", "/mcp//sql", "/mcp/./sql", "/mcp/../mcp/sql", "/mcp%2fsql",
                        "/mcp/sql%2f",
                "/mcp/%73ql", "/%6dcp/sql", "/mcp/sql/", "/mcp/sql/x", "/mcp/sql%00", "/mcp/sql%3bx", "/MCP/SQL",
                        "/mcp/sql/..;/sql",
                "/mcp/sql;jsessionid=x", "/mcp"
            })
    void answersNoSpellingOfThePathWithoutAToken(String path) {
        HttpResponse<String> response = Http.send(HttpRequest.newBuilder(server.at(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"))
                .build());

        assertThat(response.statusCode()).isIn(400, 401, 404, 405);
        assertThat(response.body()).doesNotContain("run_query");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/queries.xhtml;x=y", "/admin;x=y/queries.xhtml", "//admin/queries.xhtml",
                        "/admin//queries.xhtml",
                "/admin/./queries.xhtml", "/o/../admin/queries.xhtml", "/admin%2fqueries.xhtml",
                        "/%61dmin/queries.xhtml",
                "/admin/queries.xhtml/", "/admin/queries.xhtml%00", "/WEB-INF/web.xml",
                        "/WEB-INF/classes/sql/role_setup.sql",
                "/META-INF/MANIFEST.MF", "/dev/mcpsql/dba/WarLauncher.class"
            })
    void showsNoPageToAStranger(String path) {
        HttpResponse<String> response =
                Http.send(HttpRequest.newBuilder(server.at(path)).GET().build());

        assertThat(response.statusCode()).isIn(301, 302, 303, 400, 401, 403, 404);
        assertThat(response.body()).doesNotContain("<table");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer a.b.c",
                "Basic dXNlcjpwYXNz",
                "bearer",
                "Bearer eyJhbGciOiJub25lIn0.e30.",
                "Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.e30.AAAA"
            })
    void deniesWhatIsNoTokenOfOurs(String authorization) {
        HttpResponse<String> response =
                Http.send(question().setHeader("Authorization", authorization).build());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void deniesATokenWithOneBitChanged() {
        int at = token.lastIndexOf('.') + 10;
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        String forged = token.substring(0, at) + other + token.substring(at + 1);

        HttpResponse<String> response = Http.send(
                question().setHeader("Authorization", "Bearer " + forged).build());

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://evil.example.test   | 403
            null                       | 403
            http://localhost.evil.test | 403
            https://localhost          | 403
            """)
    void refusesAForeignOrigin(String origin, int status) {
        HttpResponse<String> response =
                Http.send(question().header("Origin", origin).build());

        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void acceptsItsOwnOrigin() {
        HttpResponse<String> response =
                Http.send(question().header("Origin", server.origin()).build());

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{2}: {0}, {1}")
    @CsvSource(delimiter = '|', textBlock = """
            text/plain                      | application/json, text/event-stream | 415
            application/x-www-form-urlencoded | application/json, text/event-stream | 415
            application/json                | text/html                           | 406
            application/json; charset=utf-8 | application/json, text/event-stream | 200
            """)
    void weighsMediaTypes(String contentType, String accept, int status) {
        HttpResponse<String> response = Http.send(question()
                .setHeader("Content-Type", contentType)
                .setHeader("Accept", accept)
                .build());

        assertThat(response.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "\"text\"",
                "{}",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"},{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}]",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"method\":\"tools/list\"}",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} trailing"
            })
    void refusesABodyThatIsNoRequest(String body) {
        HttpResponse<String> response = Http.send(
                question().POST(HttpRequest.BodyPublishers.ofString(body)).build());

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void refusesInvalidUtf8() {
        byte[] body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"pi\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);

        HttpResponse<String> response = Http.send(
                question().POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void refusesABodyWithoutEnd() {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + "x".repeat(4_000_000) + "\"}";

        HttpResponse<String> response = Http.send(
                question().POST(HttpRequest.BodyPublishers.ofString(body)).build());

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /health/live                                  | 200
            /health/ready                                 | 200
            /.well-known/oauth-authorization-server       | 200
            /.well-known/oauth-protected-resource/mcp/sql | 200
            /o/jwks                                       | 200
            /account/style.css                                  | 200
            /mcp/sql                                      | 401
            /mcp/sql/                                     | 401
            """)
    void answersAStrangerWhere(String path, int status) {
        HttpResponse<String> response =
                Http.send(HttpRequest.newBuilder(server.at(path)).GET().build());

        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void tellsNothingOfItsInsides() {
        HttpResponse<String> response = Http.send(
                HttpRequest.newBuilder(server.at("/no/such/page")).GET().build());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).doesNotContain("at dev.mcpsql").doesNotContain("Exception");
    }

    /** In our own words, without a page of the server's. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            GET   | /no/such/page         | 404
            POST  | /no/such/page         | 404
            BREW  | /no/such/page         | 501
            GET   | /o/none               | 404
            GET   | /o/token              | 405
            GET   | /.well-known/none     | 404
            GET   | /account/none         | 404
            GET   | /WEB-INF/plain-answer | 404
            """)
    void answersPlainly(String method, String path, int status) {
        HttpResponse<String> response = Http.send(HttpRequest.newBuilder(server.at(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).doesNotContain("<").doesNotContainIgnoringCase("payara");
    }

    /** A cache may keep a 404 or 405 that says nothing (RFC 9110 §15.1), and a 405 says what is allowed (§15.5.6). */
    @ParameterizedTest(name = "{0} {1}: {2}, {3}")
    @CsvSource(delimiter = '|', textBlock = """
            GET     | /o/token         | 405 | POST
            PUT     | /account/sign-in | 405 | GET
            GET     | /o/none          | 404 | ''
            OPTIONS | /                | 405 | GET, HEAD
            OPTIONS | /no/such/page    | 405 | GET, HEAD
            OPTIONS | /favicon.ico     | 405 | GET, HEAD
            OPTIONS | /openapi         | 405 | GET, HEAD
            OPTIONS | /health          | 405 | GET, HEAD
            DELETE  | /health          | 405 | GET, HEAD
            """)
    void letsNobodyKeepARefusal(String method, String path, int status, String allowed) {
        HttpResponse<String> response = Http.send(HttpRequest.newBuilder(server.at(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("Allow").orElse("")).contains(allowed);
        assertThat(response.body()).doesNotContain("wadl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "application/jwk-set+json", "nonsense", "application/json;q=0"})
    void showsPublicDocumentsWhateverIsPreferred(String accept) {
        for (String path : PUBLIC_DOCUMENTS) {
            HttpResponse<String> response = Http.send(HttpRequest.newBuilder(server.at(path))
                    .header("Accept", accept)
                    .GET()
                    .build());

            assertThat(response.statusCode()).as(path).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-authorization-server", "/o/authorize", "/account/sign-in", "/no/such"})
    void refusesARequestWithTwoHosts(String path) throws IOException {
        try (RawExchange exchange = RawExchange.with(server)) {
            String answer = exchange.head("GET", path, "Host: evil.test\r\n").answer();

            assertThat(answer).startsWith("HTTP/1.1 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mcp/sql",
                "/o/jwks",
                "/account/sign-in",
                "/account/style.css",
                "/",
                "/no/such",
                "/admin/index.xhtml"
            })
    void tellsBrowsersToTrustTheTypeAndToTellNobody(String path) {
        HttpResponse<String> response =
                Http.send(HttpRequest.newBuilder(server.at(path)).GET().build());

        assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(response.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    }

    private HttpRequest.Builder question() {
        return mcp.request("tools/call", QUESTION);
    }
}
