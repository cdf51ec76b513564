// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A client with a token. */
final class McpClient {

    private final LiveServer server;
    private final Era era;
    private final String token;
    private final JsonNode opened;

    private McpClient(LiveServer server, Era era, String token) {
        this.server = server;
        this.era = era;
        this.token = token;
        this.opened = result(era.opening(), era.openingParameters());
    }

    /** Does what a client of the era begins with. */
    static McpClient open(LiveServer server, Era era, String token) {
        return new McpClient(server, era, token);
    }

    /** What the server said at the beginning. */
    JsonNode opened() {
        return opened;
    }

    /** The result of a method, which must not be a protocol error. */
    JsonNode result(String method, Map<String, Object> parameters) {
        HttpResponse<String> response = send(method, parameters);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = JsonMapper.shared().readTree(message(response));
        assertThat(answer.has("error")).as(response.body()).isFalse();
        return answer.required("result");
    }

    /** The body, or the last event of a stream: which of the two a call becomes depends on how busy the machine is. */
    private static String message(HttpResponse<String> response) {
        boolean isStream =
                response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        return isStream
                ? response.body()
                        .lines()
                        .filter(line -> line.startsWith("data: "))
                        .reduce("", (earlier, later) -> later.substring("data: ".length()))
                : response.body();
    }

    /** Calls a tool, which must be answered, if only by a refusal. */
    ToolReply callTool(String name, Map<String, Object> arguments) {
        return new ToolReply(result("tools/call", Map.of("name", name, "arguments", arguments)));
    }

    /** {@code run_query}. */
    ToolReply query(String sql) {
        return callTool("run_query", Map.of("sql", sql));
    }

    /** Sends the same as {@link #query}, and returns whatever comes back. */
    HttpResponse<String> tryQuery(String sql) {
        return send("tools/call", Map.of("name", "run_query", "arguments", Map.of("sql", sql)));
    }

    /** The request of {@link #query}, open for a test to spoil. */
    HttpRequest.Builder queryRequest(String sql) {
        return request("tools/call", Map.of("name", "run_query", "arguments", Map.of("sql", sql)));
    }

    /** The same, of somebody who wants to know how far it is. */
    HttpRequest.Builder watchedQueryRequest(String sql, String progressToken) {
        ObjectNode message = message("tools/call", Map.of("name", "run_query", "arguments", Map.of("sql", sql)));
        ObjectNode plain = (ObjectNode) JsonMapper.shared().readTree(message.toString());
        plain.withObject("/params/_meta").put("progressToken", progressToken);
        return queryRequest(sql).POST(HttpRequest.BodyPublishers.ofString(plain.toString()));
    }

    /** Takes the request back that this client sent last; all of them have the same id. */
    HttpResponse<String> takeBack() {
        String message = """
                {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7,"reason":"enough"}}""";
        return Http.send(request("notifications/cancelled", Map.of())
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build());
    }

    private HttpResponse<String> send(String method, Map<String, Object> parameters) {
        return Http.send(request(method, parameters).build());
    }

    /** The request as this client would send it, open for a test to spoil. */
    HttpRequest.Builder request(String method, Map<String, Object> parameters) {
        ObjectNode message = message(method, parameters);
        HttpRequest.Builder request = HttpRequest.newBuilder(server.at("/mcp/sql"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(message.toString()));
        era.headers(
                request,
                method,
                Optional.ofNullable(parameters.getOrDefault("name", parameters.get("uri")))
                        .map(Object::toString));
        return request;
    }

    private ObjectNode message(String method, Map<String, Object> parameters) {
        ObjectNode message =
                JsonMapper.shared().valueToTree(new HashMap<>(Map.of("jsonrpc", "2.0", "id", 7, "method", method)));
        message.set("params", era.parameters(parameters));
        return message;
    }
}
