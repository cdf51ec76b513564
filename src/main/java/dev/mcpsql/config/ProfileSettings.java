// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.ProfileName;
import dev.mcpsql.vocabulary.QueryRules;
import java.util.List;

/**
 * One access tier as the operator wrote it.
 *
 * @param name its name
 * @param role the NOLOGIN role that owns its doors and holds its grants
 * @param relations what it may read
 * @param rules what its queries may use
 * @param budget what the planner may estimate for its queries
 * @param sessionBound whether a token works only while its person has a live web session
 */
public record ProfileSettings(
        ProfileName name,
        Identifier role,
        List<RelationSettings> relations,
        QueryRules rules,
        PlannerBudget budget,
        boolean sessionBound) {
    /** Copies the list. */
    public ProfileSettings {
        relations = List.copyOf(relations);
    }
}
