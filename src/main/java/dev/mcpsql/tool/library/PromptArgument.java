// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

/**
 * One argument of a prompt.
 *
 * @param name what the client calls it
 * @param description for the person who fills it in
 * @param need whether it may be left out
 * @param suggestion what completes it
 */
record PromptArgument(String name, String description, Need need, Suggestion suggestion) {

    /** Whether an argument may be left out. */
    enum Need {
        REQUIRED,
        OPTIONAL
    }

    /** What completes an argument. */
    enum Suggestion {
        /** Nothing: it is the person's own text. */
        NONE,
        /** The names of the relations that the profile sees. */
        RELATIONS,
        /** The columns of the relation that the argument {@code relation} names. */
        COLUMNS,
        /** The codes of refusals. */
        REASONS
    }
}
