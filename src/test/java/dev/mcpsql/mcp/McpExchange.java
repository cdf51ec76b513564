// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.access.AuthenticatedCaller;
import dev.mcpsql.mcp.listen.ListeningRoom;
import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.message.RequestHead;
import dev.mcpsql.tool.LibraryAnswer;
import dev.mcpsql.tool.LibraryMethod;
import dev.mcpsql.tool.ToolAnswer;
import dev.mcpsql.tool.ToolAnswer.Ending;
import dev.mcpsql.tool.ToolDescription;
import dev.mcpsql.vocabulary.Caller;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.ProfileName;
import dev.mcpsql.vocabulary.Refusal;
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

    private static final Map<LibraryMethod, LibraryAnswer> FOUND = Map.of(
            LibraryMethod.RESOURCES_LIST,
            new LibraryAnswer.Found("""
                    [{"uri":"schema://public.orders","name":"public.orders"}]""", "next"),
            LibraryMethod.RESOURCE_TEMPLATES_LIST,
            new LibraryAnswer.Found("""
                    [{"uriTemplate":"schema://{relation}","name":"relation"}]""", ""),
            LibraryMethod.RESOURCES_READ,
            new LibraryAnswer.Found("""
                    [{"uri":"schema://public.orders","mimeType":"application/json","text":"{}"}]""", ""),
            LibraryMethod.PROMPTS_LIST,
            new LibraryAnswer.Found("""
                    [{"name":"page_by_key","arguments":[{"name":"relation","required":true}]}]""", ""),
            LibraryMethod.PROMPTS_GET,
            new LibraryAnswer.Found("""
                    [{"role":"user","content":{"type":"text","text":"Read the rows page by page."}}]""", ""),
            LibraryMethod.COMPLETION_COMPLETE,
            new LibraryAnswer.Found("""
                    {"values":["public.orders"],"total":1,"hasMore":false}""", ""));

    private final List<String> calls = new ArrayList<>();
    private final ListeningRoom room = new ListeningRoom();
    private final Endpoint endpoint =
            new Endpoint(descriptions(), this::call, this::ask, room.subscriptions(), "Example warehouse");

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

    /** Refuses whatever has the word secret or down in it. */
    private LibraryAnswer ask(Caller caller, LibraryMethod method, JsonNode params) {
        calls.add(caller.username() + " " + method.method());
        if (params.toString().contains("secret")) {
            return new LibraryAnswer.Refused(
                    new Refusal(OutcomeReason.DISALLOWED_TABLE, "There is no such resource for you."));
        }
        return params.toString().contains("down")
                ? new LibraryAnswer.Refused(new Refusal(OutcomeReason.UNAVAILABLE, "Not now."))
                : FOUND.get(method);
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
