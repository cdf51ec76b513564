// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.method;

import dev.mcpsql.mcp.message.Message.Request;
import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.tool.ToolAnswer;
import dev.mcpsql.tool.ToolAnswer.Ending;
import dev.mcpsql.vocabulary.Caller;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code tools/list} and {@code tools/call}, alike in both eras but for what the modern one adds to a result. */
public final class ToolMethods {

    static final String NO_SUCH_TOOL = "Unknown tool: params.name must be one that tools/list shows.";
    static final String NO_SUCH_CURSOR = "Invalid cursor: the list has one page.";

    private final ServerFace face;
    private final ToolCaller tools;

    ToolMethods(ServerFace face, ToolCaller tools) {
        this.face = face;
        this.tools = tools;
    }

    /** Empty when the request asks for a page that was never offered. */
    Optional<Reply> listed(Request request, Consumer<JsonGenerator> addition) {
        if (!begins(request.params().path("cursor"))) {
            return Optional.empty();
        }
        return Optional.of(Reply.result(request.id(), out -> {
            addition.accept(out);
            face.writeTools(out);
        }));
    }

    /** A cursor is a string (server/utilities/pagination); left out, null or empty it is that of the one page. */
    private static boolean begins(JsonNode cursor) {
        return cursor.isString() ? cursor.asString().isEmpty() : cursor.isMissingNode() || cursor.isNull();
    }

    /** Empty when there is no such tool; then nothing happened. */
    Optional<Reply> called(
            Caller caller, Request request, CallWatch watch, BiConsumer<JsonGenerator, ToolAnswer> addition) {
        return tools.call(caller, request.params().path("name").asString(""), arguments(request), watch::began)
                .map(answer -> Reply.result(request.id(), out -> {
                    addition.accept(out, answer);
                    writeResult(out, answer);
                }));
    }

    private static JsonNode arguments(Request request) {
        JsonNode arguments = request.params().path("arguments");
        return arguments.isMissingNode() ? JsonNodeFactory.instance.objectNode() : arguments;
    }

    /** The same JSON twice: as text for readers, as a value for programs (server/tools, "Structured Content"). */
    private static void writeResult(JsonGenerator out, ToolAnswer answer) {
        out.writeArrayPropertyStart("content");
        out.writeStartObject();
        out.writeStringProperty("type", "text");
        out.writeStringProperty("text", answer.json());
        out.writeEndObject();
        out.writeEndArray();
        out.writeName("structuredContent");
        out.writeRawValue(answer.json());
        out.writeBooleanProperty("isError", answer.ending() == Ending.REFUSED);
    }
}
