// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.mcp.McpExchange;
import dev.mcpsql.mcp.message.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every agent reads before it has asked anything. */
class ServerFaceTest {

    /** 1,500 tokens, at the three characters and a bit that JSON takes for one. */
    private static final int MAX_CHARACTERS = 4_800;

    private final McpExchange mcp = new McpExchange();

    @Test
    void costsAnAgentLittle() {
        assertThat(list().path("tools").toString()).hasSizeLessThan(MAX_CHARACTERS);
    }

    @Test
    void putsTheToolThatNeedsNoArgumentFirst() {
        assertThat(list().path("tools").valueStream().map(tool -> tool.path("name")
                        .asString()))
                .containsExactly("list_tables", "describe_table", "run_query");
    }

    @Test
    void saysThatNoToolWritesOrReachesOut() {
        assertThat(list().path("tools")).allSatisfy(tool -> {
            JsonNode annotations = tool.path("annotations");
            assertThat(annotations.path("title").asString()).isNotEmpty();
            assertThat(annotations.path("readOnlyHint").booleanValue()).isTrue();
            assertThat(annotations.path("idempotentHint").booleanValue()).isTrue();
            assertThat(annotations.path("destructiveHint").booleanValue()).isFalse();
            assertThat(annotations.path("openWorldHint").booleanValue()).isFalse();
        });
    }

    @Test
    void closesEverySchema() {
        assertThat(list().path("tools")).allSatisfy(tool -> {
            assertThat(tool.path("inputSchema").path("additionalProperties").booleanValue())
                    .isFalse();
            assertThat(tool.path("outputSchema").path("additionalProperties").booleanValue())
                    .isFalse();
            // A cursor is there only when there is more.
            assertThat(tool.path("outputSchema").path("properties").propertyNames())
                    .filteredOn(name -> !name.equals("next_cursor"))
                    .containsExactlyInAnyOrderElementsOf(tool.path("outputSchema")
                            .path("required")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
        });
    }

    @Test
    void namesTheVersionOfTheBuild() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));

        assertThat(pom).contains("<artifactId>jakarta-mcp-sql</artifactId>\n    <version>" + ServerFace.VERSION + "<");
    }

    private JsonNode list() {
        Reply reply = mcp.post(Map.of(), "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
        return JsonMapper.shared().readTree(reply.json()).path("result");
    }
}
