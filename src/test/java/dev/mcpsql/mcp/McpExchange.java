// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.access.AuthenticatedCaller;
import dev.mcpsql.mcp.listen.ListeningRoom;
import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.message.RequestHead;
import dev.mcpsql.tool.ToolAnswer;
import dev.mcpsql.tool.ToolAnswer.Ending;
import dev.mcpsql.tool.ToolDescription;
import dev.mcpsql.vocabulary.Caller;
import dev.mcpsql.vocabulary.ProfileName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint with tools that answer the same always and remember who called them. */
public final class McpExchange {

    public static final Caller ADA = new Caller(
            UUID.fromString("00000000-0000-4000-8000-0000000000aa"),
            "ada",
            new ProfileName("analyst"),
            "client",
            "token",
            "127.0.0.1");

    private static final String ROWS = """
            {"columns":["n"],"rows":"<untrusted-data-00000000-0000-4000-8000-000000000001>[[1]]</untrusted-data-00000000-0000-4000-8000-000000000001>",\
            "row_count":1}""";
    private static final String REFUSAL = """
            {"columns":[],"rejection_reason":"non_select_root"}""";

    private final List<String> calls = new ArrayList<>();
    private final ListeningRoom room = new ListeningRoom();
    private final Endpoint endpoint =
            new Endpoint(descriptions(), this::call, room.subscriptions(), "Example warehouse");

    List<String> calls() {
        return calls;
    }

    public Reply post(Map<String, String> headers, String body) {
        return post(headers, body.getBytes(StandardCharsets.UTF_8));
    }

    public Reply post(Map<String, String> headers, byte[] body) {
        RequestHead head = head(headers);
        return endpoint.refusal(head).orElseGet(() -> reply(answer(head, body)));
    }

    /** The messages of a stream on which everything is told that can be, and which the server then ends. */
    public List<String> listen(Map<String, String> headers, String body) {
        return answer(head(headers), body.getBytes(StandardCharsets.UTF_8))
                .match(
                        reply -> {
                            throw new AssertionError("a reply instead of a stream: " + reply.json());
                        },
                        room::wholeStream);
    }

    private Answer answer(RequestHead head, byte[] body) {
        return endpoint.answer(
                new AuthenticatedCaller(ADA, room.claims(ADA.tokenId())), head, body, request -> cancel -> {});
    }

    private static RequestHead head(Map<String, String> headers) {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.put("Content-Type", "application/json");
        fields.put("Accept", "application/json, text/event-stream");
        fields.putAll(headers);
        return new RequestHead(name -> Optional.ofNullable(fields.get(name)));
    }

    private static Reply reply(Answer answer) {
        return answer.match(reply -> reply, begin -> {
            throw new AssertionError("a stream instead of a reply");
        });
    }

    private Optional<ToolAnswer> call(Caller caller, String name, JsonNode arguments, Consumer<Runnable> began) {
        if (!List.of("list_tables", "describe_table", "run_query").contains(name)) {
            return Optional.empty();
        }
        calls.add(caller.username() + " " + name + " " + arguments);
        return Optional.of(
                arguments.path("sql").asString("").startsWith("DELETE")
                        ? new ToolAnswer(REFUSAL, Ending.REFUSED, List.of())
                        : new ToolAnswer(ROWS, Ending.ANSWERED, List.of("integer")));
    }

    /** The real ones. */
    static List<ToolDescription> descriptions() {
        return Stream.of("list_tables", "describe_table", "run_query")
                .map(McpExchange::description)
                .toList();
    }

    private static ToolDescription description(String name) {
        try (InputStream file = ToolDescription.class.getResourceAsStream(name + ".json")) {
            return JsonMapper.shared().readValue(file, ToolDescription.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
