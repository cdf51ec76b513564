// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of another origin may not do to the endpoint, even one that got hold of a token. */
@ExtendWith(WithLiveServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OriginAttacksE2eIT {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final String CORS = "access-control-";

    private final LiveServer server;
    private final URI origin;
    private final String token;

    OriginAttacksE2eIT(LiveServer server) {
        this.server = server;
        this.origin = URI.create(server.origin());
        this.token = server.token(server.person("analyst"));
    }

    @AfterEach
    void theServerStillAnswers() {
        HttpResponse<String> answer = Http.send(post(PING).build());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** The own origin in every spelling of it, and nothing that merely looks like it (RFC 6454 §4, §7). */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            http://localhost:PORT                          | 200
            HTTP://LocalHost:PORT                          | 200
            null                                           | 403
            NULL                                           | 403
            http://localhost                               | 403
            http://localhost:1                             | 403
            http://localhost:PORT0                         | 403
            http://localhost:PORT/                         | 403
            http://localhost:PORT/mcp/sql                  | 403
            http://localhost.:PORT                         | 403
            https://localhost:PORT                         | 403
            //localhost:PORT                               | 403
            localhost:PORT                                 | 403
            http://127.0.0.1:PORT                          | 403
            http://[::1]:PORT                              | 403
            http://[::ffff:127.0.0.1]:PORT                 | 403
            http://0.0.0.0:PORT                            | 403
            http://localhost.evil.test:PORT                | 403
            http://localhost:PORT.evil.test                | 403
            http://localhost:PORT@evil.test                | 403
            http://evil.test#localhost:PORT                | 403
            http://user@localhost:PORT                     | 403
            http://localhost:PORT http://evil.test         | 403
            http://evil.test, http://localhost:PORT        | 403
            http://xlocalhost:PORT                         | 403
            chrome-extension://abcdefghijklmnopabcdefghijklmnop | 403
            file://                                        | 403
            """)
    void passesNoOriginButItsOwn(String sent, int status) throws IOException {
        assertThat(answer("Host: " + origin.getAuthority() + "\r\nOrigin: " + here(sent) + "\r\n"))
                .startsWith("HTTP/1.1 " + status + " ")
                .doesNotContainIgnoringCase(CORS);
    }

    @Test
    void passesNoSecondOrigin() throws IOException {
        String own = "Origin: " + server.origin() + "\r\n";

        assertThat(answer("Host: " + origin.getAuthority() + "\r\n" + own + "Origin: http://evil.test\r\n"))
                .startsWith("HTTP/1.1 403 ");
    }

    /** A name that somebody points at this address is sent in Host; a page on it sends it in Origin too: DNS rebinding. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            localhost:PORT            | 200
            LOCALHOST:PORT            | 200
            evil.test                 | 40.
            evil.test:PORT            | 40.
            localhost                 | 40.
            localhost:80              | 40.
            localhost:PORT0           | 40.
            localhost.:PORT           | 40.
            localhost.evil.test:PORT  | 40.
            127.0.0.1:PORT            | 40.
            [::1]:PORT                | 40.
            user@localhost:PORT       | 40.
            """)
    void passesNoHostButItsOwn(String sent, String status) throws IOException {
        String host = here(sent);

        assertThat(answer("Host: " + host + "\r\n")).matches("(?s)HTTP/1\\.1 " + status + " .*");
        assertThat(answer("Host: " + host + "\r\nOrigin: http://" + host + "\r\n"))
                .matches("(?s)HTTP/1\\.1 " + status + " .*");
    }

    /** Payara reads no port there and answers before the application is asked: with nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:PORT, evil.test", "localhost:PORT/", "localhost:x", "localhost:-1", "localhost:PORT@"
            })
    void doesNothingForAHostThatIsNone(String sent) throws IOException {
        String answer = answer("Host: " + here(sent) + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("application/json");
        if (answer.startsWith("HTTP/1.1 2")) {
            assertThat(answer).contains("\r\nContent-Length: 0\r\n");
        }
    }

    /** Only what the connection's own request says counts; none of these names another server or lets a foreign page in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host: localhost:PORT",
                "Forwarded: host=\"localhost:PORT\"",
                "X-Original-Host: localhost:PORT",
                "X-HTTP-Method-Override: GET",
                "Referer: http://localhost:PORT/"
            })
    void isNotTalkedOutOfItByAnotherField(String line) throws IOException {
        assertThat(answer("Host: evil.test\r\n" + here(line) + "\r\n")).startsWith("HTTP/1.1 4");
        assertThat(answer("Host: " + origin.getAuthority() + "\r\nOrigin: http://evil.test\r\n" + here(line) + "\r\n"))
                .startsWith("HTTP/1.1 403 ");
    }

    /** Whatever a spelling of the path leads to, the rules for origins hold there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mcp/sql",
                "/mcp/sql/",
                "/mcp/sql;x=y",
                "/mcp;x=y/sql",
                "//mcp/sql",
                "/mcp//sql",
                "/mcp/./sql",
                "/mcp/../mcp/sql",
                "/o/../mcp/sql",
                "/mcp%2fsql",
                "/mcp/%73ql",
                "/%6dcp/sql",
                "/mcp/sql%2f",
                "/mcp/%2e/sql",
                "/mcp/sql?x=y",
                "/mcp\\sql",
                "/MCP/SQL"
            })
    void letsNoForeignPageInByASpellingOfThePath(String path) throws IOException {
        String foreign = "Host: " + origin.getAuthority() + "\r\nOrigin: http://evil.test\r\n";

        assertThat(answer("POST", path, foreign, PING)).matches("(?s)HTTP/1\\.1 (400|403|404) .*");
        assertThat(answer("POST", path, "Host: evil.test\r\n", PING)).matches("(?s)HTTP/1\\.1 (400|403|404) .*");
    }

    /** RFC 9110 §15.5.6: what is allowed is said; a preflight is no exception, so no page's script may go on. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "DELETE", "PUT", "PATCH"})
    void takesNoOtherMethod(String method) throws IOException {
        String answer = answer(
                method,
                "/mcp/sql",
                "Host: " + origin.getAuthority() + "\r\nOrigin: " + server.origin()
                        + "\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization\r\n",
                "");

        assertThat(answer)
                .startsWith("HTTP/1.1 405 ")
                .containsIgnoringCase("\r\nAllow: POST\r\n")
                .doesNotContainIgnoringCase(CORS);
    }

    /** It would show a script the token that it may not read (RFC 9110 §9.3.8). */
    @Test
    void echoesNothing() throws IOException {
        assertThat(answer("TRACE", "/mcp/sql", "Host: " + origin.getAuthority() + "\r\n", ""))
                .startsWith("HTTP/1.1 4")
                .doesNotContain(token);
    }

    /** Whatever the answer is: a page of another origin is never told that it may read it. */
    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            POST    | /mcp/sql    | application/json  | {"jsonrpc":"2.0","id":1,"method":"ping"}       | 200
            POST    | /mcp/sql    | application/json  | {"jsonrpc":"2.0","id":1,"method":"none"}       | 200
            POST    | /mcp/sql    | application/json  | {"jsonrpc":"2.0","method":"notifications/none"} | 202
            POST    | /mcp/sql    | application/json  | {                                              | 400
            POST    | /mcp/sql    | text/plain        | {}                                             | 415
            GET     | /mcp/sql    | application/json  | ''                                             | 405
            OPTIONS | /mcp/sql    | application/json  | ''                                             | 405
            POST    | /mcp/none   | application/json  | {}                                             | 404
            POST    | /o/token    | application/x-www-form-urlencoded | grant_type=authorization_code  | 40.
            POST    | /o/token    | application/json  | {}                                             | 4..
            OPTIONS | /o/token    | application/json  | ''                                             | 200
            OPTIONS | /o/revoke   | application/json  | ''                                             | 200
            OPTIONS | /o/register | application/json  | ''                                             | 200
            """)
    void opensNoAnswerToOtherPages(String method, String path, String type, String body, String status)
            throws IOException {
        HttpResponse<String> response = Http.send(post(body)
                .uri(server.at(path))
                .setHeader("Content-Type", type)
                .setHeader("Origin", server.origin())
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());

        assertThat(Integer.toString(response.statusCode())).matches(status);
        assertThat(response.headers().map().keySet()).noneMatch(name -> name.startsWith(CORS));
    }

    private String here(String text) {
        return text.replace("PORT", Integer.toString(origin.getPort()));
    }

    private HttpRequest.Builder post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder post(byte[] body) {
        return HttpRequest.newBuilder(server.at("/mcp/sql"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private String answer(String lines) throws IOException {
        return answer("POST", "/mcp/sql", lines, PING);
    }

    /** By hand, since no library sends such a Host. */
    private String answer(String method, String path, String lines, String body) throws IOException {
        String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        try (RawExchange exchange = RawExchange.with(server)) {
            return exchange.lines(method + " " + path + " HTTP/1.1\r\n" + lines + "Authorization: Bearer " + token
                            + "\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n"
                            + length + "\r\n" + body)
                    .answer();
        }
    }
}
