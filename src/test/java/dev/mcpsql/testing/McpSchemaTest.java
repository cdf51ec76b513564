// SPDX-License-Identifier: MIT
package dev.mcpsql.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** That the schemas find what is wrong, so that finding nothing means something. */
class McpSchemaTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2026-07-28 | ListToolsResult     | {"tools":[],"ttlMs":1,"cacheScope":"private"}                          | resultType
            2026-07-28 | ListToolsResult     | {"tools":[],"ttlMs":1,"resultType":"complete"}                         | cacheScope
            2026-07-28 | ListToolsResult     | {"tools":[{"name":"t"}],"ttlMs":1,"cacheScope":"private","resultType":"complete"} | inputSchema
            2026-07-28 | HeaderMismatchError | {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"m"}}         | -32020
            2025-11-25 | CallToolResult      | {"isError":false}                                                      | content
            2025-11-25 | JSONRPCErrorResponse| {"jsonrpc":"2.0","id":1,"error":{"message":"m"}}                       | code
            2025-06-18 | InitializeResult    | {"protocolVersion":"2025-06-18","capabilities":{}}                     | serverInfo
            2025-06-18 | JSONRPCError        | {"jsonrpc":"2.0","id":null,"error":{"code":1,"message":"m"}}           | id
            2025-03-26 | CallToolResult      | {"content":[{"type":"text"}]}                                          | text
            """)
    void findWhatIsWrong(String version, String kind, String json, String culprit) {
        assertThat(McpSchema.of(version).faults(kind, JsonMapper.shared().readTree(json)))
                .isNotEmpty()
                .anyMatch(fault -> fault.contains(culprit));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-07-28, server/discover, DiscoverRequest, DiscoverResult
            2026-07-28, tools/call,      CallToolRequest, CallToolResult
            2025-11-25, ping,            PingRequest,     EmptyResult
            2025-03-26, initialize,      InitializeRequest, InitializeResult
            """)
    void knowKindsByTheirMethods(String version, String method, String request, String result) {
        McpSchema schema = McpSchema.of(version);

        assertThat(schema.request(method)).contains(request);
        assertThat(schema.result(method)).contains(result);
    }
}
