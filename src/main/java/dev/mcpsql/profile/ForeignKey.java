// SPDX-License-Identifier: MIT
package dev.mcpsql.profile;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import java.util.List;

/**
 * A foreign key between two relations that the profile sees, all of its columns visible on both sides.
 *
 * @param columns the referencing columns, in the key's order
 * @param references the referenced relation
 * @param referencedColumns the referenced columns, in the key's order
 */
public record ForeignKey(List<Identifier> columns, RelationName references, List<Identifier> referencedColumns) {
    /** Copies the lists. */
    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }
}
