// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.message;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An HTTP answer.
 *
 * @param status the HTTP status
 * @param json the body, empty for none
 */
public record Reply(int status, String json) {

    /** A notification was taken. */
    public static Reply accepted() {
        return new Reply(202, "");
    }

    /** The result, an object, written by {@code members}. */
    public static Reply result(JsonNode id, Consumer<JsonGenerator> members) {
        return message(200, writeId(id), out -> {
            out.writeObjectPropertyStart("result");
            members.accept(out);
            out.writeEndObject();
        });
    }

    /** An error about a message whose id could not be read. */
    public static Reply error(RpcError error, String message) {
        return error(error, error.status(), message);
    }

    /** The same with a status that says more than the code. */
    public static Reply error(RpcError error, int status, String message) {
        return message(status, Reply::writeNothing, out -> writeError(out, error, message, Reply::writeNothing));
    }

    /** A refusal of HTTP, before a message was read. */
    public static Reply refused(HttpRefusal refusal, String message) {
        return error(refusal.error(), refusal.status(), message);
    }

    /** An error about a request. */
    public static Reply error(JsonNode id, RpcError error, int status, String message) {
        return message(status, writeId(id), out -> writeError(out, error, message, Reply::writeNothing));
    }

    /** An error with data. */
    public static Reply error(JsonNode id, RpcError error, String message, Consumer<JsonGenerator> data) {
        return message(error.status(), writeId(id), out -> writeError(out, error, message, data));
    }

    private static Reply message(int status, Consumer<JsonGenerator> id, Consumer<JsonGenerator> body) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = JsonMapper.shared().createGenerator(text)) {
            out.writeStartObject();
            out.writeStringProperty("jsonrpc", "2.0");
            id.accept(out);
            body.accept(out);
            out.writeEndObject();
        }
        return new Reply(status, text.toString());
    }

    private static void writeNothing(JsonGenerator out) {}

    /** As it came: a string, or a whole number of any size. */
    private static Consumer<JsonGenerator> writeId(JsonNode id) {
        return out -> {
            out.writeName("id");
            out.writeRawValue(id.toString());
        };
    }

    private static void writeError(JsonGenerator out, RpcError error, String message, Consumer<JsonGenerator> data) {
        out.writeObjectPropertyStart("error");
        out.writeNumberProperty("code", error.code());
        out.writeStringProperty("message", message);
        data.accept(out);
        out.writeEndObject();
    }
}
