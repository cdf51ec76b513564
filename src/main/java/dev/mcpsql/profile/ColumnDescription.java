// SPDX-License-Identifier: MIT
package dev.mcpsql.profile;

import dev.mcpsql.vocabulary.Identifier;

/**
 * A column that a profile may see.
 *
 * @param name its name
 * @param type what it holds
 * @param nullability whether it may be null; a column of a view always may, as far as PostgreSQL says
 * @param comment what the owner wrote about it, else {@code ""}; untrusted text
 */
public record ColumnDescription(Identifier name, ColumnType type, Nullability nullability, String comment) {

    /** Whether a column may hold null. */
    public enum Nullability {
        /** It may. */
        NULLABLE,
        /** It may not. */
        NOT_NULL
    }
}
