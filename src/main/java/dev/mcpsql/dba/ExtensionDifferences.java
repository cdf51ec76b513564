// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.config.RelationSettings;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.vocabulary.Extension;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a profile's extensions are what and where it says; a person decides, since others live on them. */
final class ExtensionDifferences {

    private static final String INSTALLED = """
            select e.extname, n.nspname from pg_catalog.pg_extension e
              join pg_catalog.pg_namespace n on n.oid = e.extnamespace
            """;

    /** What shares a schema with an extension and a name with PostgreSQL's functions or the extension's; any operator. */
    private static final String STRANGERS = """
            with reached as (select oid from pg_catalog.pg_namespace where nspname = any (?::text[]))
            select 'function ' || p.oid::regprocedure as stranger
              from pg_catalog.pg_proc p
             where p.pronamespace in (select oid from reached)
               and not exists (select from pg_catalog.pg_depend d
                                where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
               and exists (select from pg_catalog.pg_proc same left join pg_catalog.pg_depend d
                               on d.classid = 'pg_proc'::regclass and d.objid = same.oid and d.deptype = 'e'
                            where same.proname = p.proname
                              and (same.pronamespace = 'pg_catalog'::regnamespace
                                   or same.pronamespace = p.pronamespace and d.objid is not null))
            union all
            select 'operator ' || o.oid::regoperator
              from pg_catalog.pg_operator o
             where o.oprnamespace in (select oid from reached)
               and not exists (select from pg_catalog.pg_depend d
                                where d.classid = 'pg_operator'::regclass and d.objid = o.oid and d.deptype = 'e')
             order by 1
            """;

    /** Columns whose type, or element type, belongs to an extension. */
    private static final String COLUMNS = """
            select n.nspname, c.relname, a.attname, e.extname
              from pg_catalog.pg_attribute a
              join pg_catalog.pg_class c on c.oid = a.attrelid and a.attnum > 0 and not a.attisdropped
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              join pg_catalog.pg_type t on t.oid = a.atttypid
              join pg_catalog.pg_depend d on d.classid = 'pg_type'::regclass and d.deptype = 'e'
                                         and d.objid in (t.oid, t.typelem, t.typbasetype)
              join pg_catalog.pg_extension e on e.oid = d.refobjid
             where e.extname = any (?::text[])
             order by 1, 2, a.attnum
            """;

    private record TypedColumn(RelationName relation, Identifier column, String extension) {}

    private final DbaSession session;
    private final Profile profile;

    ExtensionDifferences(DbaSession session, Profile profile) {
        this.session = session;
        this.profile = profile;
    }

    List<Difference> find() throws SQLException {
        SearchPath path = SearchPath.of(profile);
        List<String> found = new ArrayList<>(absent());
        found.addAll(path.faults(session));
        found.addAll(session.rows(
                STRANGERS,
                row -> row.getString("stranger")
                        + " belongs to no extension, yet shares a schema with one: queries may take it for PostgreSQL's",
                path.array()));
        found.addAll(unlisted());
        return found.stream().map(Difference::forPerson).toList();
    }

    private List<String> absent() throws SQLException {
        List<String> installed =
                session.rows(INSTALLED, row -> row.getString("extname") + " in schema " + row.getString("nspname"));
        return profile.rules().extensions().stream()
                .map(extension -> extension.kind().extname() + " in schema " + extension.schema())
                .filter(wanted -> !installed.contains(wanted))
                .map(missing ->
                        "profile " + profile.name() + " lists extension " + missing + ", where it is not installed")
                .sorted()
                .toList();
    }

    /** Without the extension's operators PostgreSQL compares such a column as plain text, and says nothing. */
    private List<String> unlisted() throws SQLException {
        List<String> known = profile.rules().extensions().stream()
                .map(extension -> extension.kind().extname())
                .toList();
        String others = Arrays.stream(Extension.Kind.values())
                .map(Extension.Kind::extname)
                .filter(name -> !known.contains(name))
                .collect(Collectors.joining(",", "{", "}"));
        return session
                .rows(
                        COLUMNS,
                        row -> new TypedColumn(
                                RelationName.of(row.getString("nspname"), row.getString("relname")),
                                new Identifier(row.getString("attname")),
                                row.getString("extname")),
                        others)
                .stream()
                .filter(this::isVisible)
                .map(column -> "column " + column.column() + " of " + column.relation() + " has a type of extension "
                        + column.extension() + ", which profile " + profile.name() + " does not list")
                .toList();
    }

    private boolean isVisible(TypedColumn column) {
        return profile.relations().stream()
                .filter(relation -> relation.name().equals(column.relation()))
                .anyMatch(relation -> sees(relation, column.column()));
    }

    private static boolean sees(RelationSettings relation, Identifier column) {
        return !relation.listsColumns() || relation.columns().contains(column);
    }
}
