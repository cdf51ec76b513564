// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.listen;

import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages of one subscription, each with its id (MCP 2026-07-28, basic/patterns/subscriptions).
 *
 * @param id of the request that opened the stream
 * @param completion writes what every result of this server has, and into its metadata what it is given
 */
record Notices(JsonNode id, Completion completion) {

    private static final String SUBSCRIPTION = "io.modelcontextprotocol/subscriptionId";

    /** The first message: what of the filter is honoured. */
    String acknowledged(List<Topic> honoured) {
        return notification("notifications/subscriptions/acknowledged", params -> {
            params.writeObjectPropertyStart("notifications");
            honoured.forEach(topic -> params.writeBooleanProperty(topic.member(), true));
            params.writeEndObject();
        });
    }

    /** Something is not as it was. */
    String changed(Topic topic) {
        return notification(topic.notification(), params -> {});
    }

    /** The last message: the server ended the stream on purpose ("Graceful Closure"). */
    String ended() {
        return message(out -> {
            out.writeName("id");
            out.writeRawValue(id.toString());
            out.writeObjectPropertyStart("result");
            completion.write(out, this::writeSubscription);
            out.writeEndObject();
        });
    }

    private String notification(String method, Consumer<JsonGenerator> params) {
        return message(out -> {
            out.writeStringProperty("method", method);
            out.writeObjectPropertyStart("params");
            out.writeObjectPropertyStart("_meta");
            writeSubscription(out);
            out.writeEndObject();
            params.accept(out);
            out.writeEndObject();
        });
    }

    /** As it came: a string, or a whole number of any size. */
    private void writeSubscription(JsonGenerator meta) {
        meta.writeName(SUBSCRIPTION);
        meta.writeRawValue(id.toString());
    }

    private static String message(Consumer<JsonGenerator> members) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator out = JsonMapper.shared().createGenerator(text)) {
            out.writeStartObject();
            out.writeStringProperty("jsonrpc", "2.0");
            members.accept(out);
            out.writeEndObject();
        }
        return text.toString();
    }
}
