// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;

/**
 * One right on a relation, or on one of its columns.
 *
 * @param relation the relation
 * @param column the column's name, else {@code ""} for the whole relation
 * @param type PostgreSQL's word for it, such as {@code SELECT}
 */
record Privilege(RelationName relation, String column, String type) implements Comparable<Privilege> {

    static Privilege select(RelationName relation) {
        return new Privilege(relation, "", "SELECT");
    }

    static Privilege select(RelationName relation, Identifier column) {
        return new Privilege(relation, column.value(), "SELECT");
    }

    /** {@code SELECT ("id") on "public"."orders"}: what stands between GRANT or REVOKE and the role. */
    String phrase() {
        String columns = column.isEmpty() ? "" : " (" + new Identifier(column).quoted() + ")";
        return type + columns + " on " + relation.quoted();
    }

    @Override
    public int compareTo(Privilege other) {
        return phrase().compareTo(other.phrase());
    }
}
