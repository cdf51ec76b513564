// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The protocol's own client for Java, which speaks the legacy era and checks results against the tools' schemas. */
@ExtendWith(WithLiveServer.class)
class JavaSdkE2eIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Would run for hours. */
    private static final String ENDLESS = "SELECT count(a.id) AS n FROM orders a JOIN orders b ON a.total <> b.total";

    private final LiveServer server;
    private final Person analyst;
    private final List<ProgressNotification> progress = new CopyOnWriteArrayList<>();
    private final McpAsyncClient client;

    JavaSdkE2eIT(LiveServer server) {
        this.server = server;
        this.analyst = server.person("analyst");
        this.client = client(server, server.token(analyst));
    }

    private McpAsyncClient client(LiveServer server, String token) {
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(server.origin())
                .endpoint("/mcp/sql")
                .addHttpRequestCustomizer(
                        (request, method, uri, body, context) -> request.setHeader("Authorization", "Bearer " + token))
                .build();
        return McpClient.async(transport)
                .requestTimeout(PATIENCE)
                .progressConsumer(heard -> Mono.fromRunnable(() -> progress.add(heard)))
                .build();
    }

    @BeforeEach
    void connect() {
        assertThat(client.initialize().block(PATIENCE).protocolVersion()).isEqualTo("2025-11-25");
    }

    @AfterEach
    void close() {
        client.closeGracefully().block(PATIENCE);
    }

    @Test
    void findsTheToolsAndTheirSchemas() {
        List<Tool> tools = client.listTools().block(PATIENCE).tools();

        assertThat(tools).extracting(Tool::name).containsExactly("list_tables", "describe_table", "run_query");
        assertThat(tools).extracting(Tool::outputSchema).doesNotContainNull();
    }

    @Test
    void listsAndDescribesTables() {
        assertThat(textOf(call("list_tables", Map.of()))).contains("orders").doesNotContain("secrets");
        assertThat(textOf(call("describe_table", Map.of("table", "public.orders"))))
                .contains("placed_at");
    }

    @Test
    void runsQueries() {
        CallToolResult result = call("run_query", Map.of("sql", "SELECT id FROM orders WHERE id <= 3 ORDER BY id"));

        assertThat(result.isError()).isFalse();
        assertThat(answerOf(result).path("row_count").asInt()).isEqualTo(3);
        assertThat(JsonMapper.shared().<JsonNode>valueToTree(result.structuredContent()))
                .isEqualTo(answerOf(result));
    }

    @Test
    void isToldWhyAQueryIsRefused() {
        CallToolResult result = call("run_query", Map.of("sql", "DELETE FROM orders"));

        assertThat(result.isError()).isTrue();
        assertThat(answerOf(result).path("rejection_reason").asString()).isEqualTo("non_select_root");
    }

    @Test
    void readsResourcesAndGetsPrompts() {
        assertThat(client.listResources().block(PATIENCE).resources())
                .extracting(Resource::uri)
                .contains("profile://overview", "schema://public.orders")
                .doesNotContain("schema://public.secrets");
        ReadResourceRequest orders =
                ReadResourceRequest.builder("schema://public.orders").build();
        assertThat(client.readResource(orders).block(PATIENCE).contents())
                .extracting(ResourceContents::mimeType)
                .containsExactly("application/json", "text/markdown");
        GetPromptRequest paging = GetPromptRequest.builder("page_by_key")
                .arguments(Map.of("relation", "public.orders"))
                .build();
        assertThat(client.getPrompt(paging).block(PATIENCE).messages()).isNotEmpty();
    }

    @Test
    void completesNames() {
        CompleteRequest asked = CompleteRequest.builder(
                        new ResourceReference("schema://{relation}"), new CompleteArgument("relation", "ord"))
                .build();

        assertThat(client.completeCompletion(asked).block(PATIENCE).completion().values())
                .contains("public.orders");
    }

    @Test
    void hearsOfProgressUntilItClosesWhichEndsTheQueryInTheDatabase() throws Exception {
        CallToolRequest endless = CallToolRequest.builder("run_query")
                .arguments(Map.of("sql", ENDLESS))
                .progressToken("endless")
                .build();
        client.callTool(endless).subscribe(answer -> {}, ended -> {});
        assertThat(Eventually.within(PATIENCE, () -> progress.size() > 1)).isTrue();
        assertThat(progress).allMatch(heard -> heard.progressToken().equals("endless"));
        assertThat(progress)
                .extracting(ProgressNotification::progress)
                .doesNotHaveDuplicates()
                .isSorted();

        // It has no way to take one call back: whoever stops waiting for the answer leaves the stream open.
        client.close();

        assertThat(Eventually.within(PATIENCE, () -> !server.readsNow())).isTrue();
        assertThat(Eventually.within(
                        PATIENCE, () -> !server.trails().queries(analyst).isEmpty()))
                .isTrue();
        assertThat(server.trails().queries(analyst)).containsExactly("run_query allowed cancelled");
    }

    private CallToolResult call(String tool, Map<String, Object> arguments) {
        return client.callTool(
                        CallToolRequest.builder(tool).arguments(arguments).build())
                .block(PATIENCE);
    }

    private static String textOf(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }

    private static JsonNode answerOf(CallToolResult result) {
        return JsonMapper.shared().readTree(textOf(result));
    }
}
