// SPDX-License-Identifier: MIT
package dev.mcpsql.profile;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.util.List;
import java.util.Locale;

/**
 * A relation as one profile sees it.
 *
 * @param name its name
 * @param kind what it is
 * @param comment what the owner wrote about it, else {@code ""}; untrusted text
 * @param rowEstimate the planner's estimate of its rows ({@code pg_class.reltuples}), its partitions and children added; -1
 *     when it has none
 * @param columns the visible columns, in the relation's order
 * @param extent whether it has others
 * @param primaryKey its columns in the key's order; empty without a key or when one of them is not visible
 * @param foreignKeys keys to visible relations
 */
public record RelationDescription(
        RelationName name,
        Kind kind,
        String comment,
        long rowEstimate,
        List<ColumnDescription> columns,
        Extent extent,
        List<Identifier> primaryKey,
        List<ForeignKey> foreignKeys) {

    /** Copies the lists. */
    public RelationDescription {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** The kinds of relation that can be read (PostgreSQL manual, pg_class.relkind). */
    public enum Kind {
        /** An ordinary table. */
        TABLE,
        /** A view. */
        VIEW,
        /** A materialized view. */
        MATERIALIZED_VIEW,
        /** A table of another server. */
        FOREIGN_TABLE,
        /** A table in partitions. */
        PARTITIONED_TABLE;

        /** The published form; once released, never renamed. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
