// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mcpsql.mcp.message.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP envelope, and bodies that mean harm: nothing of them reaches a tool. */
class EndpointTest {

    private static final String PING = """
            {"jsonrpc":"2.0","id":1,"method":"ping"}""";
    private static final String CALL = """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"run_query","arguments":{"sql":"SELECT 1"}}}""";

    private final McpExchange mcp = new McpExchange();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 | application/json
            200 | application/json; charset=utf-8
            200 | Application/JSON;charset=UTF-8
            200 | application/json; charset="utf-8"
            415 | text/plain
            415 | application/json-seq
            415 | application/json; charset=utf-16
            415 | application/json; charset=iso-8859-1
            415 | application/x-www-form-urlencoded
            415 | text/json
            415 | application/json, text/plain
            """)
    void takesJsonInUtf8(int status, String contentType) {
        assertThat(mcp.post(Map.of("Content-Type", contentType), PING).status()).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            200 | application/json, text/event-stream
            200 | application/json
            200 | */*
            200 | text/event-stream;q=0.5, application/*;q=0.1
            406 | text/event-stream
            406 | application/json;q=0, text/event-stream
            406 | text/html
            """)
    void answersInJson(int status, String accept) {
        assertThat(mcp.post(Map.of("Accept", accept), PING).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "identity, gzip"})
    void takesNothingCompressed(String encoding) {
        assertThat(mcp.post(Map.of("Content-Encoding", encoding), CALL).status())
                .isEqualTo(415);
        assertThat(mcp.calls()).isEmpty();
    }

    @Test
    void refusesAnAnnouncedLengthOverTheBound() {
        assertThat(mcp.post(Map.of("Content-Length", "1048577"), PING).status()).isEqualTo(413);
        assertThat(mcp.post(Map.of("Content-Length", "1048576"), PING).status()).isEqualTo(200);
    }

    @Test
    void takesABodyOfExactlyTheBound() {
        String padded = PING + " ".repeat(Endpoint.MAX_BODY_BYTES - PING.length());

        assertThat(mcp.post(Map.of(), padded).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notJson")
    void refusesWhatIsNoJson(String what, byte[] body) {
        Reply reply = mcp.post(Map.of(), body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(JsonMapper.shared()
                        .readTree(reply.json())
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(-32700);
        assertThat(mcp.calls()).isEmpty();
    }

    static Stream<Arguments> notJson() {
        return Stream.of(
                arguments("half a message", utf8("{\"jsonrpc\":\"2.0\"")),
                arguments("two messages", utf8(CALL + CALL)),
                arguments("a comment", utf8("/* x */" + CALL)),
                arguments("NaN", utf8("{\"jsonrpc\":\"2.0\",\"id\":NaN,\"method\":\"ping\"}")),
                arguments("single quotes", utf8(CALL.replace('"', '\''))),
                arguments("a byte order mark", utf8("\ufeff" + CALL)),
                arguments("UTF-16", CALL.getBytes(StandardCharsets.UTF_16)),
                arguments("Latin-1", CALL.replace("SELECT 1", "SELECT 'é'").getBytes(StandardCharsets.ISO_8859_1)),
                arguments("an overlong slash", bytes(CALL, 0xc0, 0xaf)),
                arguments("a surrogate in UTF-8", bytes(CALL, 0xed, 0xa0, 0x80)),
                arguments("beyond Unicode", bytes(CALL, 0xf4, 0x90, 0x80, 0x80)),
                arguments("a bare control character", utf8(CALL.replace("SELECT 1", "SELECT\u00011"))),
                arguments(
                        "two methods",
                        utf8("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"method\":\"tools/call\"}")),
                arguments("two statements", utf8(CALL.replace("{\"sql\"", "{\"sql\":\"SELECT 2\",\"sql\""))),
                arguments(
                        "two statements, one escaped",
                        utf8(CALL.replace("{\"sql\"", "{\"\\u0073ql\":\"SELECT 2\",\"sql\""))),
                arguments("deep arrays", utf8("[".repeat(100_000))),
                arguments("deep arguments", utf8(CALL.replace("\"SELECT 1\"", "[".repeat(70) + "]".repeat(70)))),
                arguments("a number of 5,000 digits", utf8(CALL.replace("\"SELECT 1\"", "1".repeat(5_000)))));
    }

    @Test
    void answersAnEmptyBody() {
        assertThat(mcp.post(Map.of(), "").status()).isEqualTo(400);
        assertThat(mcp.post(Map.of(), " \n ").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{\"name\":\"run_query\",\"arguments\":{\"sql\":\"SELECT 1\"}}}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"tools/call\",\"params\":{\"name\":\"run_query\",\"arguments\":{}}}",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"run_query\",\"arguments\":{}}}]"
            })
    void callsNoToolForWhatIsNoRequest(String body) {
        assertThat(mcp.post(Map.of(), body).status()).isIn(202, 400);
        assertThat(mcp.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"SELECT 1\"", "null", "7"})
    void leavesTheCheckOfArgumentsToTheTool(String arguments) {
        mcp.post(Map.of(), CALL.replace("{\"sql\":\"SELECT 1\"}", arguments));

        assertThat(mcp.calls()).containsExactly("ada run_query " + arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "-7", "0", "12345678901234567890123", "\"\"", "\"a\\\"b\""})
    void givesTheIdBackAsItCame(String id) {
        Reply reply = mcp.post(Map.of(), PING.replace("\"id\":1", "\"id\":" + id));

        assertThat(reply.json()).contains("\"id\":" + id + ",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "true", "{}", "[1]", "\"\\ud800\"", "\"a\\udc00b\""})
    void answersNoIdThatCouldNotComeBackTheSame(String id) {
        Reply reply = mcp.post(Map.of(), CALL.replace("\"id\":1", "\"id\":" + id));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json()).doesNotContain("\"id\"");
        assertThat(mcp.calls()).isEmpty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The call with raw bytes in place of its statement. */
    private static byte[] bytes(String call, int... raw) {
        byte[] body = call.replace("SELECT 1", "x".repeat(raw.length)).getBytes(StandardCharsets.ISO_8859_1);
        int at = call.indexOf("SELECT 1");
        for (int i = 0; i < raw.length; i++) {
            body[at + i] = (byte) raw[i];
        }
        return body;
    }
}
