// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.profile.Catalog;
import dev.mcpsql.profile.RelationDescription;
import java.util.List;

/**
 * What a profile sees in the queried database, to be compared with what it saw before. Without the planner's estimates, which
 * follow every ANALYZE.
 *
 * @param relations the visible relations, sorted by name
 */
public record Sight(List<RelationDescription> relations) {

    /** Copies the list. */
    public Sight {
        relations = List.copyOf(relations);
    }

    static Sight of(Catalog catalog) {
        return new Sight(
                catalog.relations().stream().map(Sight::withoutEstimate).toList());
    }

    private static RelationDescription withoutEstimate(RelationDescription relation) {
        return new RelationDescription(
                relation.name(),
                relation.kind(),
                relation.comment(),
                -1,
                relation.columns(),
                relation.extent(),
                relation.primaryKey(),
                relation.foreignKeys());
    }
}
