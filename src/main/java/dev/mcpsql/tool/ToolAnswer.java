// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import java.util.List;

/**
 * What goes back to the agent.
 *
 * @param json one JSON object: the structured content and, as text, the same to the letter
 * @param ending whether the call was answered
 * @param columnTypes PostgreSQL's names of the types of the answer's columns, in order; empty where there are no columns
 */
public record ToolAnswer(String json, Ending ending, List<String> columnTypes) {

    /** Copies the list. */
    public ToolAnswer {
        columnTypes = List.copyOf(columnTypes);
    }

    /** How a call ended, for {@code isError}. */
    public enum Ending {
        /** With what was asked for. */
        ANSWERED,
        /** With a reason and a hint. */
        REFUSED
    }
}
