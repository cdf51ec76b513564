// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.config.RelationSettings;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.vocabulary.Identifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** USAGE on schemas: on those of the listed relations, functions and extensions that exist, and on no other. */
final class SchemaDifferences {

    private static final String CLOSED = """
            select n.nspname from pg_catalog.pg_namespace n
              join pg_catalog.pg_roles r on r.rolname = ?
             where not has_schema_privilege(r.oid, n.oid, 'USAGE')
            """;

    private static final String GRANTED = """
            select n.nspname, x.privilege_type from pg_catalog.pg_namespace n
              join pg_catalog.pg_roles r on r.rolname = ?,
                   aclexplode(n.nspacl) x
             where x.grantee = r.oid and n.nspowner <> r.oid
             order by 1, 2
            """;

    private record Granted(Identifier schema, String type) {}

    private final DbaSession session;
    private final Profile profile;

    SchemaDifferences(DbaSession session, Profile profile) {
        this.session = session;
        this.profile = profile;
    }

    List<Difference> find() throws SQLException {
        Set<Identifier> wanted = new TreeSet<>(SearchPath.of(profile).schemas());
        profile.relations().stream().map(RelationSettings::name).forEach(relation -> wanted.add(relation.schema()));
        profile.rules().functions().forEach(function -> wanted.add(function.schema()));
        List<Difference> found = new ArrayList<>();
        missing(wanted).forEach(schema -> found.add(missing(schema)));
        granted().stream()
                .filter(granted -> !granted.type().equals("USAGE") || !wanted.contains(granted.schema()))
                .forEach(granted -> found.add(extra(granted)));
        return found;
    }

    /** A schema that does not exist is not among them: its relations are named as absent, and no grant could mend it. */
    private Set<Identifier> missing(Set<Identifier> wanted) throws SQLException {
        Set<Identifier> missing = new TreeSet<>(wanted);
        missing.retainAll(new HashSet<>(session.rows(
                CLOSED,
                row -> new Identifier(row.getString("nspname")),
                profile.role().value())));
        return missing;
    }

    private List<Granted> granted() throws SQLException {
        return session.rows(
                GRANTED,
                row -> new Granted(new Identifier(row.getString("nspname")), row.getString("privilege_type")),
                profile.role().value());
    }

    private Difference missing(Identifier schema) {
        return new Difference(
                profile.role() + " lacks USAGE on schema " + schema,
                "grant usage on schema " + schema.quoted() + " to "
                        + profile.role().quoted());
    }

    private Difference extra(Granted granted) {
        return new Difference(
                profile.role() + " holds " + granted.type() + " on schema " + granted.schema(),
                "revoke " + granted.type() + " on schema " + granted.schema().quoted() + " from "
                        + profile.role().quoted());
    }
}
