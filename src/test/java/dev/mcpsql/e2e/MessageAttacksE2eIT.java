// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What somebody with a token may not send to the endpoint. */
@ExtendWith(WithLiveServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageAttacksE2eIT {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private final LiveServer server;
    private final String token;

    MessageAttacksE2eIT(LiveServer server) {
        this.server = server;
        this.token = server.token(server.person("analyst"));
    }

    @AfterEach
    void theServerStillAnswers() {
        HttpResponse<String> answer = Http.send(post(PING).build());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Nothing is unpacked, so a bomb stays as small as it came (RFC 9110 §8.4: 415). */
    @ParameterizedTest
    @ValueSource(
            strings = {"gzip", "GZIP", "x-gzip", "deflate", "br", "zstd", "identity, gzip", "gzip, gzip", "nonsense"})
    void unpacksNothing(String coding) throws IOException {
        HttpResponse<String> response =
                Http.send(post(bomb()).header("Content-Encoding", coding).build());

        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void takesAPackedBodyThatIsNotNamedForWhatItIs() throws IOException {
        assertThat(Http.send(post(bomb()).build()).statusCode()).isEqualTo(400);
    }

    /** 32 MiB of blanks. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] blanks = " ".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
            for (int mebibytes = 0; mebibytes < 32; mebibytes++) {
                gzip.write(blanks);
            }
        }
        return packed.toByteArray();
    }

    /** Each is no UTF-8 (RFC 3629 §3, §4), or is another encoding that JSON once had (RFC 8259 §8.1). Written as Latin-1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00c0\u00af",
                "\u00e0\u0080\u00af",
                "\u00ed\u00a0\u0080",
                "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080",
                "\u00f4\u0090\u0080\u0080",
                "\u00f8\u0088\u0080\u0080\u0080",
                "\u00e2\u0082",
                "\u0080",
                "\u00fe",
                "\u00ff"
            })
    void readsNothingButUtf8(String bytes) {
        byte[] inAText = run("SELECT '" + bytes + "'").getBytes(StandardCharsets.ISO_8859_1);
        byte[] inAName = PING.replace("\"id\"", "\"x" + bytes + "\":1,\"id\"").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Http.send(post(inAText).build()).statusCode()).isEqualTo(400);
        assertThat(Http.send(post(inAName).build()).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void readsNoOtherUnicode(String charset) {
        byte[] body = PING.getBytes(Charset.forName(charset));

        assertThat(Http.send(post(body).build()).statusCode()).isEqualTo(400);
        assertThat(Http.send(post(body)
                                .setHeader("Content-Type", "application/json; charset=" + charset)
                                .build())
                        .statusCode())
                .isEqualTo(415);
    }

    /** JSON lets half a character be written, PostgreSQL has none (RFC 8259 §8.2): the tool refuses the text. */
    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "\\udc00\\ud800", "\\u0000"})
    void runsNoTextThatIsNoText(String escape) {
        HttpResponse<String> response =
                Http.send(post(run("SELECT '" + escape + "'")).build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JsonMapper.shared()
                        .readTree(response.body())
                        .at("/result/isError")
                        .asBoolean())
                .isTrue();
    }

    /** In a member that matters and in one that does not. */
    @ParameterizedTest(name = "{0} times {1}")
    @CsvSource(delimiter = '|', textBlock = """
            1000   | [       | ]
            1000   | {"a":   | }
            100000 | [       | ]
            100000 | {"a":   | }
            100000 | [{"a":  | }]
            100000 | [       | ''
            """)
    void boundsDepth(int times, String open, String close) {
        String deep = open.repeat(times) + (close.isEmpty() ? "" : "1" + close.repeat(times));

        assertThat(Http.send(post(deep).build()).statusCode()).isEqualTo(400);
        assertThat(Http.send(post(PING.replace("}", ",\"params\":{\"x\":" + deep + "}}"))
                                .build())
                        .statusCode())
                .isEqualTo(400);
        assertThat(Http.send(post(PING.replace("}", ",\"ignored\":" + deep + "}"))
                                .build())
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e-999999999", "1.5", "1e3", "true", "[1]", "{}", "null"})
    void takesNoOddId(String id) {
        HttpResponse<String> response =
                Http.send(post(PING.replace("\"id\":1", "\"id\":" + id)).build());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).hasSizeLessThan(500);
    }

    @Test
    void boundsNumbers() {
        String digits = "9".repeat(900_000);

        assertThat(Http.send(post(PING.replace("\"id\":1", "\"id\":" + digits)).build())
                        .statusCode())
                .isEqualTo(400);
        assertThat(Http.send(post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                                        + "{\"name\":\"run_query\",\"arguments\":{\"sql\":\"SELECT 1\",\"max_rows\":"
                                        + digits + "}}}")
                                .build())
                        .statusCode())
                .isEqualTo(400);
    }

    /** Two readers of such a message may disagree about what it asks for (RFC 8259 §4). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jsonrpc':'2.0','id':1,'method':'ping','method':'tools/list'}",
                "{'jsonrpc':'2.0','id':1,'method':'ping','m\\u0065thod':'tools/list'}",
                "{'jsonrpc':'2.0','id':1,'id':2,'method':'ping'}",
                "{'jsonrpc':'2.0','jsonrpc':'2.0','id':1,'method':'ping'}",
                "{'jsonrpc':'2.0','id':1,'method':'tools/list','params':{},'params':{}}",
                "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'list_tables','name':'run_query'}}",
                "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'list_tables','arguments':{},'arguments':{}}}",
                "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'run_query','arguments':{'sql':'SELECT 1','sql':'SELECT 2'}}}",
                "{'jsonrpc':'2.0','id':1,'method':'tools/list','params':{'_meta':{'progressToken':1,'progressToken':2}}}"
            })
    void takesNoNameTwice(String quotes) {
        HttpResponse<String> response =
                Http.send(post(quotes.replace('\'', '"')).build());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"error\"").doesNotContain("\"result\"");
    }

    /** Batches were in 2025-03-26 alone, and a server need not take them in any revision after. */
    @ParameterizedTest(name = "{1} under {0}")
    @CsvSource(delimiter = '|', textBlock = """
            2025-03-26 | []
            2025-03-26 | [{"jsonrpc":"2.0","id":1,"method":"ping"}]
            2025-03-26 | [{"jsonrpc":"2.0","method":"notifications/initialized"}]
            2025-06-18 | [{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","id":2,"method":"ping"}]
            2025-11-25 | [{"jsonrpc":"2.0","id":1,"method":"ping"}]
            2025-11-25 | [[{"jsonrpc":"2.0","id":1,"method":"ping"}]]
            2026-07-28 | [{"jsonrpc":"2.0","id":1,"method":"ping"}]
            """)
    void answersABatchByOneError(String version, String batch) {
        HttpResponse<String> response =
                Http.send(post(batch).header("MCP-Protocol-Version", version).build());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JsonMapper.shared()
                        .readTree(response.body())
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-32600);
    }

    private static String run(String sql) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"run_query\",\"arguments\":{\"sql\":\""
                + sql + "\"}}}";
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
}
