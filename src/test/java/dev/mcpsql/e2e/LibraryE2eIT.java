// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Resources, prompts and completions as clients of each era ask for them. */
@ExtendWith(WithLiveServer.class)
class LibraryE2eIT {

    private final LiveServer server;

    LibraryE2eIT(LiveServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @EnumSource(Era.class)
    void isThereInEachEraAndLeavesRows(Era era) {
        Person analyst = server.person("analyst");
        McpClient mcp = server.connect(era, analyst);

        assertThat(mcp.opened().required("capabilities").propertyNames())
                .contains("tools", "resources", "prompts", "completions");
        assertThat(names(mcp.result("resources/list", Map.of()).required("resources")))
                .startsWith("overview")
                .contains("public.orders");
        assertThat(mcp.result("resources/templates/list", Map.of()).required("resourceTemplates"))
                .hasSize(1);
        assertThat(mcp.result("resources/read", Map.of("uri", "schema://public.orders"))
                        .required("contents"))
                .hasSize(2);
        assertThat(names(mcp.result("prompts/list", Map.of()).required("prompts")))
                .containsExactly("explore_then_ask", "page_by_key", "explain_refusal");
        Map<String, Object> prompt = Map.of("name", "page_by_key", "arguments", Map.of("relation", "orders"));
        assertThat(mcp.result("prompts/get", prompt).required("messages")).hasSize(1);
        assertThat(mcp.result("completion/complete", completion("ord")).toString())
                .contains("\"public.orders\"");
        assertThat(server.trails().queries(analyst))
                .containsExactly(
                        "resources/list allowed",
                        "resources/templates/list allowed",
                        "resources/read allowed",
                        "prompts/list allowed",
                        "prompts/get allowed",
                        "completion/complete allowed");
    }

    @ParameterizedTest
    @CsvSource({"LEGACY, -32002", "MODERN, -32602"})
    void tellsNothingOfWhatTheProfileMustNotSee(Era era, int code) {
        Person support = server.person("support");
        McpClient mcp = server.connect(era, support);

        HttpResponse<String> hidden = read(mcp, "schema://public.orders");
        HttpResponse<String> absent = read(mcp, "schema://public.nothing");

        JsonNode error = JsonMapper.shared().readTree(hidden.body()).required("error");
        assertThat(hidden.statusCode()).isEqualTo(200);
        assertThat(error.required("code").asInt()).isEqualTo(code);
        assertThat(hidden.body().replace("orders", "nothing")).isEqualTo(absent.body());
        assertThat(mcp.result("completion/complete", completion("ord")).toString())
                .doesNotContain("orders");
        assertThat(server.trails().queries(support))
                .containsExactly(
                        "resources/read rejected disallowed_table",
                        "resources/read rejected disallowed_table",
                        "completion/complete allowed");
    }

    private static HttpResponse<String> read(McpClient mcp, String uri) {
        return Http.send(mcp.request("resources/read", Map.of("uri", uri)).build());
    }

    private static Map<String, Object> completion(String typed) {
        return Map.of(
                "ref",
                Map.of("type", "ref/resource", "uri", "schema://{relation}"),
                "argument",
                Map.of("name", "relation", "value", typed));
    }

    private static Iterable<String> names(JsonNode list) {
        return list.valueStream()
                .map(entry -> entry.required("name").asString())
                .toList();
    }
}
