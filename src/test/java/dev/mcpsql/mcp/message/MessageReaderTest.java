// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a server repeats to a client, in each message of a stream even, is short and comes back as itself. */
class MessageReaderTest {

    private static final String REQUEST = """
            {"jsonrpc":"2.0","id":%s,"method":"tools/call","params":{"_meta":{"progressToken":%s}}}""";

    private final MessageReader reader = new MessageReader();

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "18446744073709551616", "\"a\"", "\"\"", "\"Größe 😀\""})
    void takesNamesOfEverydayLength(String name) {
        assertThat(idOf(name)).isPresent();
        assertThat(progressTokenOf(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1.5", "true", "{}", "[1]", "\"\\ud83d\""})
    void refusesWhatWouldComeBackAsAnother(String name) {
        assertThat(idOf(name)).isEmpty();
        assertThat(progressTokenOf(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1025, 500_000})
    void refusesNamesThatCostMuchToRepeat(int length) {
        assertThat(idOf("\"" + "x".repeat(length) + "\"")).isEmpty();
        assertThat(progressTokenOf("\"" + "x".repeat(length) + "\"")).isEmpty();
    }

    private Optional<JsonNode> idOf(String id) {
        return message(REQUEST.formatted(id, "1"))
                .match(
                        request -> Optional.of(request.id()),
                        notification -> Optional.empty(),
                        none -> Optional.empty());
    }

    private Optional<JsonNode> progressTokenOf(String token) {
        return message(REQUEST.formatted("1", token))
                .match(Message.Request::progressToken, notification -> Optional.empty(), none -> Optional.empty());
    }

    private Message message(String json) {
        return reader.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
