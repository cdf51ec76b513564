// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

import dev.mcpsql.profile.ColumnDescription;
import dev.mcpsql.profile.ColumnDescription.Nullability;
import dev.mcpsql.profile.ColumnType;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.profile.RelationDescription.Kind;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.util.List;
import java.util.stream.Stream;

/** Relations made of names alone. */
public final class Relations {

    private Relations() {}

    /** A table of the schema {@code public}, its first column the key. */
    public static RelationDescription table(String name, String... columns) {
        return commented(name, "", columns);
    }

    /** The same with a comment on the table and on each column. */
    public static RelationDescription commented(String name, String comment, String... columns) {
        return new RelationDescription(
                RelationName.of("public", name),
                Kind.TABLE,
                comment,
                7,
                Stream.of(columns).map(column -> column(column, comment)).toList(),
                Extent.WHOLE,
                columns.length == 0 ? List.of() : List.of(new Identifier(columns[0])),
                List.of());
    }

    /** A view, which has no key. */
    public static RelationDescription view(String name, String... columns) {
        return new RelationDescription(
                RelationName.of("public", name),
                Kind.MATERIALIZED_VIEW,
                "",
                -1,
                Stream.of(columns).map(column -> column(column, "")).toList(),
                Extent.WHOLE,
                List.of(),
                List.of());
    }

    private static ColumnDescription column(String name, String comment) {
        return new ColumnDescription(new Identifier(name), ColumnType.plain("integer"), Nullability.NOT_NULL, comment);
    }
}
