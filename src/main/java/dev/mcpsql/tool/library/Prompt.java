// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

import dev.mcpsql.tool.answer.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A message that a person can have written for them, to begin a piece of work well. */
interface Prompt {

    String name();

    String title();

    /** For the person who chooses. */
    String description();

    List<PromptArgument> arguments();

    /** The message, as {@link Prompts#message} makes it; every required argument is there, and no other than declared. */
    Outcome filled(Map<String, String> arguments, View view);

    default Optional<PromptArgument> argument(String name) {
        return arguments().stream()
                .filter(argument -> argument.name().equals(name))
                .findFirst();
    }
}
