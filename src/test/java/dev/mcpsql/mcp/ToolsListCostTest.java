// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every client reads the list of tools in every conversation, so its size is bounded. */
class ToolsListCostTest {

    private static final int MOST_TOKENS = 1_500;

    private final Tokens tokens = new Tokens();
    private final McpExchange mcp = new McpExchange();

    @Test
    void isSmallInTheLegacyEra() {
        String list = mcp.post(
                        Map.of("MCP-Protocol-Version", "2025-11-25"),
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")
                .json();

        assertSmall(list);
    }

    @Test
    void isSmallInTheModernEra() {
        String list = mcp.post(Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/list"), """
                        {"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{
                         "io.modelcontextprotocol/protocolVersion":"2026-07-28",
                         "io.modelcontextprotocol/clientCapabilities":{}}}}""")
                .json();

        assertSmall(list);
    }

    private void assertSmall(String list) {
        assertThat(list).contains("run_query");
        assertThat(tokens.newer(list)).isLessThanOrEqualTo(MOST_TOKENS);
        assertThat(tokens.older(list)).isLessThanOrEqualTo(MOST_TOKENS);
    }
}
