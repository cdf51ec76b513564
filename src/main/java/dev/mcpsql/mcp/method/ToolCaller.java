// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.method;

import dev.mcpsql.tool.ToolAnswer;
import dev.mcpsql.vocabulary.Caller;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The tools as the protocol needs them. */
@FunctionalInterface
public interface ToolCaller {
    /** Empty when there is no tool of that name; else {@code began} is first given the means to cancel the call. */
    Optional<ToolAnswer> call(Caller caller, String name, JsonNode arguments, Consumer<Runnable> began);
}
