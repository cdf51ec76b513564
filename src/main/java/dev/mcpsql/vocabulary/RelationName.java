// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import java.util.Comparator;

/**
 * A schema-qualified table or view, spelled exactly as PostgreSQL stores it.
 *
 * @param schema the schema's name
 * @param name the relation's name
 */
public record RelationName(Identifier schema, Identifier name) implements Comparable<RelationName> {

    private static final Comparator<RelationName> ORDER =
            Comparator.comparing(RelationName::schema).thenComparing(RelationName::name);

    /** From the spelling of the catalog, no folding. */
    public static RelationName of(String schema, String name) {
        return new RelationName(new Identifier(schema), new Identifier(name));
    }

    /** Safe to place in a statement: both parts quoted. */
    public String quoted() {
        return schema.quoted() + '.' + name.quoted();
    }

    @Override
    public int compareTo(RelationName other) {
        return ORDER.compare(this, other);
    }

    /**
     * {@code schema.name}, each part quoted only where PostgreSQL needs it: what a person may paste into a query. Behind a dot no key
     * word is reserved (manual §4.1.1, appendix C).
     */
    @Override
    public String toString() {
        return schema.spelled() + '.' + (name.plain() ? name.value() : name.quoted());
    }
}
