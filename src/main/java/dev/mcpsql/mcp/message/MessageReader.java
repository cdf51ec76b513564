// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.message;

import dev.mcpsql.mcp.message.Message.Notification;
import dev.mcpsql.mcp.message.Message.Request;
import dev.mcpsql.mcp.message.Message.Unreadable;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads a body as one JSON-RPC message. UTF-8 only, no name twice in an object (two readers could see two messages), nothing
 * after the value, and a bound on depth. Thread-safe.
 */
public final class MessageReader {

    /** A call of a tool with full metadata is seven levels deep. */
    private static final int MAX_DEPTH = 64;

    /** Of what a stream repeats in each of its messages; clients count, or send a UUID. */
    private static final int LONGEST_NAME = 1024;

    private static final String NO_JSON =
            "The body must be one JSON value in UTF-8, without duplicate names, at most " + MAX_DEPTH + " levels deep.";
    private static final String BATCH =
            "Batches are not supported: send one message per request (MCP 2025-06-18 and later).";
    private static final String NO_MESSAGE = "The body must be a JSON-RPC 2.0 request or notification with a method.";
    private static final String BAD_ID =
            "The id of a request must be a string or a whole number, of " + LONGEST_NAME + " characters at most.";
    private static final String BAD_PARAMS = "The params of a request must be an object.";

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public Message read(byte[] body) {
        try {
            return message(json.readTree(HeaderValue.utf8(body)));
        } catch (CharacterCodingException | JacksonException notJson) {
            return new Unreadable(RpcError.PARSE_ERROR, NO_JSON, Optional.empty());
        }
    }

    private static Message message(JsonNode value) {
        if (value.isArray()) {
            return invalid(BATCH, value);
        }
        if (!value.path("jsonrpc").asString("").equals("2.0")
                || !value.path("method").isString()) {
            return invalid(NO_MESSAGE, value);
        }
        if (!value.has("id")) {
            return new Notification(value.path("method").asString(), value.path("params"));
        }
        return id(value).map(id -> request(id, value)).orElseGet(() -> invalid(BAD_ID, value));
    }

    private static Message request(JsonNode id, JsonNode value) {
        String method = value.path("method").asString();
        JsonNode params = value.path("params");
        if (params.isMissingNode()) {
            return new Request(id, method, JsonNodeFactory.instance.objectNode());
        }
        return params.isObject() ? new Request(id, method, params) : invalid(BAD_PARAMS, value);
    }

    /**
     * JSON-RPC allows null and fractions, MCP does not (2026-07-28, basic/index, "Requests"). Half a surrogate pair, which JSON
     * can write and UTF-8 cannot, would come back as another id.
     */
    private static Optional<JsonNode> id(JsonNode value) {
        JsonNode id = value.path("id");
        return Optional.of(id).filter(MessageReader::canBeSentBack);
    }

    /** A string or whole number that costs little to repeat, and comes back as itself. */
    static boolean canBeSentBack(JsonNode name) {
        return name.isIntegralNumber() ? name.toString().length() <= LONGEST_NAME : isShortText(name);
    }

    private static boolean isShortText(JsonNode name) {
        return name.isString()
                && name.asString().length() <= LONGEST_NAME
                && StandardCharsets.UTF_8.newEncoder().canEncode(name.asString());
    }

    private static Unreadable invalid(String message, JsonNode value) {
        return new Unreadable(RpcError.INVALID_REQUEST, message, id(value));
    }
}
