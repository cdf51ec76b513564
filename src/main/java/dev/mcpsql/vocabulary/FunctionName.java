// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

/**
 * A schema-qualified function, whatever its arguments, spelled exactly as PostgreSQL stores it.
 *
 * @param schema the schema's name
 * @param name the function's name
 */
public record FunctionName(Identifier schema, Identifier name) {

    /** From the spelling of the catalog, no folding. */
    public static FunctionName of(String schema, String name) {
        return new FunctionName(new Identifier(schema), new Identifier(name));
    }

    /** {@code schema.name}, each part quoted only where PostgreSQL needs it. */
    @Override
    public String toString() {
        return new RelationName(schema, name).toString();
    }
}
