// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one profile may read.
 *
 * @param relations each allowed relation with its visible columns in catalog order
 */
public record Policy(Map<RelationName, List<Identifier>> relations) {

    /** Copies, so that a policy never changes under a judgement. */
    public Policy {
        relations = relations.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    /** The allowed relations of that name, in whatever schema, sorted. */
    List<RelationName> named(String name) {
        return relations.keySet().stream()
                .filter(relation -> relation.name().value().equals(name))
                .sorted()
                .toList();
    }
}
