// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.vocabulary.QueryRules;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns;
import java.util.Map;

/**
 * What one profile may read.
 *
 * @param relations each allowed relation with its visible columns
 * @param rules what its statements may use
 */
public record Policy(Map<RelationName, VisibleColumns> relations, QueryRules rules) {

    /** Copies, so that a policy never changes under a judgement. */
    public Policy {
        relations = Map.copyOf(relations);
    }
}
