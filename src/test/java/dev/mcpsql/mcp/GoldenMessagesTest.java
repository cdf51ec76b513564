// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.mcp.message.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file for each kind of message: headers and body of the request, status and body of the answer or the messages of its
 * stream, compared after parsing.
 */
class GoldenMessagesTest {

    private static final Path FILES = Path.of("src/test/resources/dev/mcpsql/mcp");

    private final McpExchange mcp = new McpExchange();

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void answersAsWritten(String file) throws IOException {
        JsonNode golden = JsonMapper.shared().readTree(Files.readString(FILES.resolve(file)));
        Map<String, String> headers = new LinkedHashMap<>();
        golden.path("headers").forEachEntry((name, value) -> headers.put(name, value.asString()));

        String request = golden.path("request").toString();
        if (golden.has("stream")) {
            assertThat(mcp.listen(headers, request))
                    .map(JsonMapper.shared()::readTree)
                    .containsExactlyElementsOf(golden.path("stream"));
            return;
        }
        Reply reply = mcp.post(headers, request);

        assertThat(reply.status()).isEqualTo(golden.path("status").asInt());
        assertThat(reply.json().isEmpty() ? null : JsonMapper.shared().readTree(reply.json()))
                .isEqualTo(golden.get("response"));
    }

    static Stream<String> files() {
        try (Stream<Path> all = Files.walk(FILES)) {
            return all
                    .filter(file -> file.toString().endsWith(".json"))
                    .map(file -> FILES.relativize(file).toString())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
