// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

/**
 * What goes back to the agent.
 *
 * @param json one JSON object: the structured content and, as text, the same to the letter
 * @param ending whether the call was answered
 */
public record ToolAnswer(String json, Ending ending) {

    /** How a call ended, for {@code isError}. */
    public enum Ending {
        /** With what was asked for. */
        ANSWERED,
        /** With a reason and a hint. */
        REFUSED
    }
}
