// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.config.RelationSettings;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rights on relations and columns: exactly those of the profile's list. */
final class RelationDifferences {

    private final RelationPrivileges privileges;
    private final Profile profile;

    RelationDifferences(DbaSession session, Profile profile) {
        this.privileges = new RelationPrivileges(session, profile.role());
        this.profile = profile;
    }

    List<Difference> find() throws SQLException {
        Map<RelationName, Set<Identifier>> existing = privileges.existing();
        List<Difference> found = new ArrayList<>(absent(existing));
        Set<Privilege> wanted = wanted(existing);
        Set<Privilege> held = new TreeSet<>(privileges.ofRole());
        held.stream().filter(privilege -> !wanted.contains(privilege)).forEach(extra -> found.add(extra(extra)));
        wanted.stream().filter(privilege -> !held.contains(privilege)).forEach(lack -> found.add(missing(lack)));
        privileges.ofPublic().stream().filter(this::tooBroad).forEach(broad -> found.add(ofPublic(broad)));
        return found;
    }

    private List<Difference> absent(Map<RelationName, Set<Identifier>> existing) {
        List<Difference> absent = new ArrayList<>();
        for (RelationSettings relation : profile.relations()) {
            Set<Identifier> columns = existing.get(relation.name());
            if (columns == null) {
                absent.add(Difference.forPerson(
                        "profile " + profile.name() + " lists " + relation.name() + ", which does not exist"));
                continue;
            }
            relation.columns().stream()
                    .filter(column -> !columns.contains(column))
                    .forEach(column -> absent.add(Difference.forPerson("profile " + profile.name() + " lists column "
                            + column + " of " + relation.name() + ", which does not exist")));
        }
        return absent;
    }

    private Set<Privilege> wanted(Map<RelationName, Set<Identifier>> existing) {
        return profile.relations().stream()
                .filter(relation -> existing.containsKey(relation.name()))
                .flatMap(relation -> wanted(relation, existing.getOrDefault(relation.name(), Set.of())).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Privilege> wanted(RelationSettings relation, Set<Identifier> existing) {
        if (!relation.listsColumns()) {
            return List.of(Privilege.select(relation.name()));
        }
        return relation.columns().stream()
                .filter(existing::contains)
                .map(column -> Privilege.select(relation.name(), column))
                .toList();
    }

    /** Reading a relation that the profile lists whole is what the profile is for, whoever granted it. */
    private boolean tooBroad(Privilege privilege) {
        boolean listedWhole = profile.relations().stream()
                .anyMatch(relation -> relation.name().equals(privilege.relation()) && !relation.listsColumns());
        return !listedWhole || !privilege.type().equals("SELECT");
    }

    private Difference missing(Privilege privilege) {
        return new Difference(
                profile.role() + " lacks " + privilege.phrase(),
                "grant " + privilege.phrase() + " to " + profile.role().quoted());
    }

    private Difference extra(Privilege privilege) {
        return new Difference(
                profile.role() + " holds " + privilege.phrase(),
                "revoke " + privilege.phrase() + " from " + profile.role().quoted());
    }

    /** Others may live on it, so a person decides. */
    private Difference ofPublic(Privilege privilege) {
        return Difference.forPerson("PUBLIC, and so " + profile.role() + ", holds " + privilege.phrase()
                + " (revoke it from PUBLIC when no other role needs it that way)");
    }
}
