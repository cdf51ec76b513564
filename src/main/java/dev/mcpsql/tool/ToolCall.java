// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.executor.Cancellation;
import dev.mcpsql.executor.Requester;
import dev.mcpsql.vocabulary.Caller;
import java.util.OptionalLong;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One call of a tool.
 *
 * @param id the key of its row
 * @param caller who asks
 * @param cancellation ends it early
 * @param arguments as they came; the accessors below hold once {@link Arguments} found no fault
 */
record ToolCall(UUID id, Caller caller, Cancellation cancellation, JsonNode arguments) {

    /** The same as the database's side knows it. */
    Requester requester() {
        return new Requester(id, caller.accountId(), caller.clientId(), cancellation);
    }

    /** The text argument of that name, {@code ""} when it is absent or no text. */
    String text(String name) {
        JsonNode value = arguments.path(name);
        return value.isString() ? value.asString() : "";
    }

    /** The whole number of that name; one that does not fit counts as the nearest that does. */
    OptionalLong number(String name) {
        JsonNode value = arguments.path(name);
        if (!value.isNumber()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(value.isIntegralNumber() ? clamped(value) : (long) value.doubleValue());
    }

    private static long clamped(JsonNode whole) {
        if (whole.canConvertToLong()) {
            return whole.longValue();
        }
        return whole.bigIntegerValue().signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
