// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.vocabulary.RelationName;
import java.util.OptionalLong;
import java.util.Set;

/** A statement the gate let through. Only the gate can make one, so holding one is proof of the check. */
public final class AdmittedQuery {

    private final String sql;
    private final OptionalLong statedLimit;
    private final Set<RelationName> relations;

    AdmittedQuery(String sql, OptionalLong statedLimit, Set<RelationName> relations) {
        this.sql = sql;
        this.statedLimit = statedLimit;
        this.relations = Set.copyOf(relations);
    }

    /** One SELECT in canonical spelling: no comment, no trailing semicolon, every relation with its schema, GROUP BY by column or position. */
    public String sql() {
        return sql;
    }

    /** The statement's own outermost LIMIT or FETCH; empty when it has none, or {@code LIMIT ALL} or {@code LIMIT NULL}. */
    public OptionalLong statedLimit() {
        return statedLimit;
    }

    /** The relations of the profile that the statement names, CTEs not among them. */
    public Set<RelationName> relations() {
        return relations;
    }

    @Override
    public String toString() {
        return "AdmittedQuery" + relations;
    }
}
