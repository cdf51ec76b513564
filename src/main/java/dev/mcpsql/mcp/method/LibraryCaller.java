// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.method;

import dev.mcpsql.tool.LibraryAnswer;
import dev.mcpsql.tool.LibraryMethod;
import dev.mcpsql.vocabulary.Caller;
import tools.jackson.databind.JsonNode;

/** Resources, prompts and completions as the protocol needs them. */
@FunctionalInterface
public interface LibraryCaller {
    LibraryAnswer answer(Caller caller, LibraryMethod method, JsonNode params);
}
