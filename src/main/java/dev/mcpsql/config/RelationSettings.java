// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import java.util.List;

/**
 * One entry of a profile's list.
 *
 * @param name the relation
 * @param columns the columns that may be seen; empty means every column it has
 */
public record RelationSettings(RelationName name, List<Identifier> columns) {
    /** Copies the list. */
    public RelationSettings {
        columns = List.copyOf(columns);
    }

    /** Whether the entry names its columns. */
    public boolean listsColumns() {
        return !columns.isEmpty();
    }
}
