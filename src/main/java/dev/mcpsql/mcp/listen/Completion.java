// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.listen;

import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Writes what every modern result has (MCP 2026-07-28, basic/index, "Per-response protocol fields"). */
@FunctionalInterface
public interface Completion {
    /** Writes the members, and lets {@code meta} add to the metadata. */
    void write(JsonGenerator result, Consumer<JsonGenerator> meta);
}
