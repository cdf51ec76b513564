// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.vocabulary.QueryRules;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.util.List;
import java.util.Map;

/**
 * What one profile may read.
 *
 * @param relations each allowed relation with its visible columns
 * @param rules what its statements may use
 */
public record Policy(Map<RelationName, VisibleColumns> relations, QueryRules rules) {

    private static final VisibleColumns NOTHING = new VisibleColumns(List.of(), Extent.PART);

    /** Copies, so that a policy never changes under a judgement. */
    public Policy {
        relations = Map.copyOf(relations);
    }

    /** The columns of an allowed relation; none of any other. */
    VisibleColumns columns(RelationName relation) {
        return relations.getOrDefault(relation, NOTHING);
    }

    /** The allowed relations of that name, in whatever schema, sorted. */
    List<RelationName> named(String name) {
        return relations.keySet().stream()
                .filter(relation -> relation.name().value().equals(name))
                .sorted()
                .toList();
    }
}
