// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.lexicon;

/**
 * The name of a function or a type as it stands in a statement.
 *
 * @param schema the schema written before it, or {@code ""}
 * @param name the name; {@code ""} when nothing is named
 */
public record CalledName(String schema, String name) {}
