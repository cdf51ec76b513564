// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.RelationSettings;
import dev.mcpsql.profile.Catalog;
import dev.mcpsql.profile.ColumnDescription;
import dev.mcpsql.profile.ColumnDescription.Nullability;
import dev.mcpsql.profile.ColumnType;
import dev.mcpsql.profile.ForeignKey;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.profile.RelationDescription.Kind;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A catalog while its rows arrive; lets through only what the profile lists. One thread. */
final class CatalogDraft {

    private record Relation(
            Kind kind,
            String comment,
            long rowEstimate,
            List<ColumnDescription> columns,
            List<Identifier> primaryKey,
            List<ForeignKey> foreignKeys) {}

    private final Map<RelationName, RelationSettings> listed;
    private final Map<RelationName, Relation> relations = new TreeMap<>();
    private final Set<RelationName> partlyHidden = new HashSet<>();

    CatalogDraft(List<RelationSettings> listed) {
        this.listed = listed.stream().collect(Collectors.toMap(RelationSettings::name, Function.identity()));
    }

    /** Takes the column the row describes, when the profile lists it and its role may read it. */
    void addColumn(RelationName name, ResultSet row) throws SQLException {
        Identifier column = new Identifier(row.getString("attname"));
        if (!lists(name, column) || !row.getBoolean("granted")) {
            partlyHidden.add(name);
            return;
        }
        if (!relations.containsKey(name)) {
            relations.put(name, relation(row));
        }
        ColumnDescription description = column(column, row);
        relation(name).ifPresent(relation -> relation.columns().add(description));
    }

    private boolean lists(RelationName name, Identifier column) {
        RelationSettings settings = listed.get(name);
        return settings != null
                && (!settings.listsColumns() || settings.columns().contains(column));
    }

    private static ColumnDescription column(Identifier name, ResultSet row) throws SQLException {
        return new ColumnDescription(
                name,
                new ColumnType(row.getString("type"), text(row.getString("base_type")), labels(row)),
                row.getBoolean("not_null") ? Nullability.NOT_NULL : Nullability.NULLABLE,
                text(row.getString("column_comment")));
    }

    private static List<String> labels(ResultSet row) throws SQLException {
        java.sql.Array labels = row.getArray("labels");
        return labels == null ? List.of() : List.of((String[]) labels.getArray());
    }

    private static Relation relation(ResultSet row) throws SQLException {
        return new Relation(
                kind(row.getString("relkind")),
                text(row.getString("relation_comment")),
                row.getLong("row_estimate"),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private Optional<Relation> relation(RelationName name) {
        return Optional.ofNullable(relations.get(name));
    }

    /** Takes the key when all of its columns are visible. */
    void addPrimaryKey(RelationName name, List<Identifier> columns) {
        if (sees(name, columns)) {
            relation(name).ifPresent(relation -> relation.primaryKey().addAll(columns));
        }
    }

    /** Takes the key when all of its columns on both sides are visible. */
    void addForeignKey(
            RelationName name, List<Identifier> columns, RelationName references, List<Identifier> referencedColumns) {
        if (sees(name, columns) && sees(references, referencedColumns)) {
            ForeignKey key = new ForeignKey(columns, references, referencedColumns);
            relation(name).ifPresent(relation -> relation.foreignKeys().add(key));
        }
    }

    private boolean sees(RelationName name, List<Identifier> columns) {
        return relation(name).stream()
                .flatMap(relation -> relation.columns().stream())
                .map(ColumnDescription::name)
                .collect(Collectors.toSet())
                .containsAll(columns);
    }

    /** What was taken. */
    Catalog catalog() {
        return new Catalog(relations.entrySet().stream()
                .map(entry -> description(entry.getKey(), entry.getValue()))
                .toList());
    }

    private RelationDescription description(RelationName name, Relation relation) {
        return new RelationDescription(
                name,
                relation.kind(),
                relation.comment(),
                relation.rowEstimate(),
                relation.columns(),
                partlyHidden.contains(name) ? Extent.PART : Extent.WHOLE,
                relation.primaryKey(),
                relation.foreignKeys());
    }

    private static String text(@Nullable String comment) {
        return Objects.requireNonNullElse(comment, "");
    }

    /** PostgreSQL manual, pg_class.relkind. */
    private static Kind kind(String relkind) {
        return switch (relkind) {
            case "r" -> Kind.TABLE;
            case "v" -> Kind.VIEW;
            case "m" -> Kind.MATERIALIZED_VIEW;
            case "f" -> Kind.FOREIGN_TABLE;
            case "p" -> Kind.PARTITIONED_TABLE;
            default -> throw new IllegalStateException("the catalog query asks for no relation of kind " + relkind);
        };
    }
}
