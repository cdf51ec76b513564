// SPDX-License-Identifier: MIT
package dev.mcpsql.profile;

import java.util.List;

/**
 * The type of a column.
 *
 * @param name as PostgreSQL's {@code format_type} spells it, with its schema unless it is PostgreSQL's own
 * @param base for a domain the type under it, else {@code ""}
 * @param labels of an enum, of its domains and arrays too, in the enum's order; else empty; untrusted text
 */
public record ColumnType(String name, String base, List<String> labels) {

    /** Copies the list. */
    public ColumnType {
        labels = List.copyOf(labels);
    }

    /** A type that is neither domain nor enum. */
    public static ColumnType plain(String name) {
        return new ColumnType(name, "", List.of());
    }
}
