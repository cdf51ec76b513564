// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.vocabulary.RelationName;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;

/** A statement the gate let through. Only the gate can make one, so holding one is proof of the check. */
public final class AdmittedQuery {

    private final String sql;
    private final OptionalLong statedLimit;
    private final Set<RelationName> relations;
    private final IntFunction<OptionalInt> origin;

    AdmittedQuery(String sql, IntFunction<OptionalInt> origin, OptionalLong statedLimit, Set<RelationName> relations) {
        this.sql = sql;
        this.origin = origin;
        this.statedLimit = statedLimit;
        this.relations = Set.copyOf(relations);
    }

    /** One SELECT in canonical spelling: no comment, no trailing semicolon, every relation with its schema, GROUP BY by column or position. */
    public String sql() {
        return sql;
    }

    /** The statement's own outermost LIMIT; empty when it has none, or {@code LIMIT ALL} or {@code LIMIT NULL}. */
    public OptionalLong statedLimit() {
        return statedLimit;
    }

    /** The relations of the profile that the statement names, CTEs not among them. */
    public Set<RelationName> relations() {
        return relations;
    }

    /**
     * Where in the text that the agent sent the token stands that PostgreSQL means.
     *
     * @param position a place in {@link #sql()}; both counted in characters from 1, as PostgreSQL does
     * @return empty when there is no such place
     */
    public OptionalInt originalPosition(int position) {
        return origin.apply(position);
    }

    @Override
    public String toString() {
        return "AdmittedQuery" + relations;
    }
}
