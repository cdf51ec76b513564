// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import dev.mcpsql.vocabulary.Extension;
import dev.mcpsql.vocabulary.FunctionName;
import dev.mcpsql.vocabulary.RelationName;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads lists of {@code schema.name}, spelled as in SQL. */
final class QualifiedNames {

    private QualifiedNames() {}

    /** {@code app.fiscal_year, app.net_price}: functions of the operator's own, whatever their arguments. */
    static Set<FunctionName> functions(String text) {
        return read(text, name -> new FunctionName(name.schema(), name.name()));
    }

    /** {@code extensions.citext, public.pg_trgm}: each extension with the schema it is installed in. */
    static Set<Extension> extensions(String text) {
        return read(text, QualifiedNames::extension);
    }

    private static Extension extension(RelationName name) {
        return Extension.Kind.of(name.name().value())
                .map(kind -> new Extension(name.schema(), kind))
                .orElseThrow(() -> new IllegalArgumentException("the extension " + name.name() + " is not one of "
                        + Arrays.stream(Extension.Kind.values())
                                .map(Extension.Kind::extname)
                                .collect(Collectors.joining(", "))));
    }

    /** The grammar is that of a relation list without columns, closed schemas included. */
    private static <T> Set<T> read(String text, Function<RelationName, T> made) {
        Set<T> names = new LinkedHashSet<>();
        for (RelationSettings entry : RelationListReader.read(text)) {
            if (entry.listsColumns()) {
                throw new IllegalArgumentException("expected schema.name without columns at: " + entry.name());
            }
            names.add(made.apply(entry.name()));
        }
        return names;
    }
}
