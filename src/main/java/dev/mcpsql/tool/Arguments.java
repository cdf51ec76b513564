// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The check of a call's arguments against the tool's input schema: names, presence, types.
 *
 * <p>Only what the schemas of this server use is understood: one flat object, {@code string} with {@code enum} or
 * {@code maxLength}, and {@code integer}. A fault is
 * an answer that the agent can act on, not a protocol error (MCP 2026-07-28, server/tools, "Error Handling").
 */
final class Arguments {

    /** Enough of a foreign name to recognise it by: a relation's with its schema. */
    private static final int LONGEST_NAME_TOLD = 2 * Identifier.MAX_BYTES + 1;

    private final JsonNode schema;

    Arguments(JsonNode inputSchema) {
        this.schema = inputSchema;
    }

    /** The first fault, the argument named; empty when there is none. */
    Optional<Refusal> fault(JsonNode arguments) {
        if (!arguments.isObject()) {
            return Optional.of(refusal("arguments must be an object"));
        }
        return Stream.concat(missing(arguments), wrong(arguments)).findFirst().map(Arguments::refusal);
    }

    private Stream<String> missing(JsonNode arguments) {
        return schema.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .filter(name -> !arguments.has(name))
                .map(name -> "argument " + name + " is missing");
    }

    private Stream<String> wrong(JsonNode arguments) {
        return arguments.propertyStream().flatMap(this::wrong);
    }

    private Stream<String> wrong(Map.Entry<String, JsonNode> argument) {
        JsonNode property = schema.path("properties").path(argument.getKey());
        if (property.isMissingNode()) {
            return Stream.of("argument " + told(argument.getKey()) + " is not known");
        }
        return switch (property.path("type").asString()) {
            case "string" -> wrongText(argument.getKey(), property, argument.getValue());
            case "integer" -> wrongNumber(argument.getKey(), argument.getValue());
            default -> throw new IllegalStateException("an input schema with a type that is not checked");
        };
    }

    private static Stream<String> wrongText(String name, JsonNode property, JsonNode value) {
        if (!value.isString()) {
            return Stream.of("argument " + name + " must be a string");
        }
        String text = value.asString();
        if (!text.codePoints().allMatch(Arguments::character)) {
            return Stream.of("argument " + name + " holds NUL or half a surrogate pair");
        }
        int most = property.path("maxLength").asInt(Integer.MAX_VALUE);
        if (text.codePointCount(0, text.length()) > most) {
            return Stream.of("argument " + name + " is longer than " + most + " characters");
        }
        List<String> choice =
                property.path("enum").valueStream().map(JsonNode::asString).toList();
        return choice.isEmpty() || choice.contains(text)
                ? Stream.empty()
                : Stream.of("argument " + name + " must be one of " + String.join(", ", choice));
    }

    private static Stream<String> wrongNumber(String name, JsonNode value) {
        return whole(value) ? Stream.empty() : Stream.of("argument " + name + " must be an integer");
    }

    /** JSON Schema counts 10.0 as an integer (2020-12, validation §6.1.1); 1e309 reads as infinite. */
    private static boolean whole(JsonNode value) {
        return value.isIntegralNumber()
                || (value.isNumber()
                        && Double.isFinite(value.doubleValue())
                        && value.doubleValue() == Math.rint(value.doubleValue()));
    }

    private static boolean character(int point) {
        return point != 0 && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** A name that a caller made up, as it may stand in a sentence. */
    static String told(String name) {
        return name.length() <= LONGEST_NAME_TOLD ? name : name.substring(0, LONGEST_NAME_TOLD) + "…";
    }

    private static Refusal refusal(String message) {
        return new Refusal(OutcomeReason.INVALID_ARGUMENT, message);
    }
}
