// SPDX-License-Identifier: MIT
package dev.mcpsql.profile;

import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a profile can see in the queried database, at the moment it was read.
 *
 * @param relations the visible relations, sorted by name
 */
public record Catalog(List<RelationDescription> relations) {

    /** Sorts and copies the list. */
    public Catalog {
        relations = relations.stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    /** The columns of each relation. */
    public Map<RelationName, VisibleColumns> visibleColumns() {
        return relations.stream()
                .collect(Collectors.toUnmodifiableMap(RelationDescription::name, Catalog::visibleColumns));
    }

    /**
     * The relation that a caller means by {@code orders}, {@code public.orders} or a quoted form of either.
     *
     * @return empty when no visible relation is meant, or an unqualified name is that of two
     */
    public Optional<RelationDescription> find(String written) {
        return WrittenName.read(written).flatMap(this::only);
    }

    /** The visible relations that an unqualified or qualified name can mean; two or more: the caller must choose. */
    public List<RelationName> meantBy(String written) {
        return WrittenName.read(written).stream()
                .flatMap(name ->
                        relations.stream().map(RelationDescription::name).filter(name::means))
                .toList();
    }

    private Optional<RelationDescription> only(WrittenName name) {
        List<RelationDescription> meant = relations.stream()
                .filter(relation -> name.means(relation.name()))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    private static VisibleColumns visibleColumns(RelationDescription relation) {
        return new VisibleColumns(
                relation.columns().stream().map(ColumnDescription::name).toList(), relation.extent());
    }
}
