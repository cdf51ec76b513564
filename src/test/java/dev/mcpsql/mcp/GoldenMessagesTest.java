// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.mcp.message.Reply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file for each kind of message: headers and body of the request, status and body of the answer or the messages of its
 * stream, compared after parsing.
 */
class GoldenMessagesTest {

    private final McpExchange mcp = new McpExchange();

    @ParameterizedTest
    @MethodSource("files")
    void areAnsweredAsWritten(GoldenFile golden) {
        if (!golden.stream().isEmpty()) {
            assertThat(mcp.listen(golden.headers(), golden.body()))
                    .map(JsonMapper.shared()::readTree)
                    .containsExactlyElementsOf(golden.stream());
            return;
        }
        Reply reply = mcp.post(golden.headers(), golden.body());

        assertThat(reply.status()).isEqualTo(golden.status());
        assertThat(body(reply)).isEqualTo(golden.response());
    }

    private static Optional<JsonNode> body(Reply reply) {
        return reply.json().isEmpty()
                ? Optional.empty()
                : Optional.of(JsonMapper.shared().readTree(reply.json()));
    }

    static List<GoldenFile> files() {
        return GoldenFile.all();
    }
}
