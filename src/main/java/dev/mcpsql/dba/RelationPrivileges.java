// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rights on relations that the catalog holds now (PostgreSQL manual §5.8, aclexplode). */
final class RelationPrivileges {

    private static final String OF_ROLE = """
            select n.nspname, c.relname, '' as attname, x.privilege_type
              from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              join pg_catalog.pg_roles r on r.rolname = ?,
                   aclexplode(c.relacl) x
             where x.grantee = r.oid and c.relowner <> r.oid
            union all
            select n.nspname, c.relname, a.attname, x.privilege_type
              from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              join pg_catalog.pg_roles r on r.rolname = ?,
                   aclexplode(a.attacl) x
             where x.grantee = r.oid and c.relowner <> r.oid and not a.attisdropped
            """;

    /**
     * PUBLIC's, outside PostgreSQL's own schemas, where the role can enter the schema. Not the reference systems that PostGIS
     * brings along: its functions read them as the caller.
     */
    private static final String OF_PUBLIC = """
            select n.nspname, c.relname, '' as attname, x.privilege_type
              from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              join pg_catalog.pg_roles r on r.rolname = ?,
                   aclexplode(c.relacl) x
             where x.grantee = 0 and n.nspname !~ '^(pg_|information_schema$)' and has_schema_privilege(r.oid, n.oid, 'USAGE')
               and not exists (select from pg_catalog.pg_depend d join pg_catalog.pg_extension e on e.oid = d.refobjid
                                where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
                                  and e.extname = 'postgis')
            union all
            select n.nspname, c.relname, a.attname, x.privilege_type
              from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              join pg_catalog.pg_roles r on r.rolname = ?,
                   aclexplode(a.attacl) x
             where x.grantee = 0 and n.nspname !~ '^(pg_|information_schema$)' and has_schema_privilege(r.oid, n.oid, 'USAGE')
               and not a.attisdropped
               and not exists (select from pg_catalog.pg_depend d join pg_catalog.pg_extension e on e.oid = d.refobjid
                                where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
                                  and e.extname = 'postgis')
            """;

    private static final String EXISTING = """
            select n.nspname, c.relname, a.attname
              from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             where c.relkind in ('r', 'v', 'm', 'f', 'p') and n.nspname !~ '^(pg_|information_schema$)'
            """;

    private final DbaSession session;
    private final String role;

    RelationPrivileges(DbaSession session, Identifier role) {
        this.session = session;
        this.role = role.value();
    }

    /** What the role was given itself. */
    List<Privilege> ofRole() throws SQLException {
        return session.rows(OF_ROLE, RelationPrivileges::privilege, role, role);
    }

    /** What the role has because everybody has it. */
    List<Privilege> ofPublic() throws SQLException {
        return session.rows(OF_PUBLIC, RelationPrivileges::privilege, role, role);
    }

    /** All relations that could be listed, with their columns. */
    Map<RelationName, Set<Identifier>> existing() throws SQLException {
        Map<RelationName, Set<Identifier>> existing = new HashMap<>();
        session.rows(EXISTING, row -> existing.computeIfAbsent(relation(row), name -> new HashSet<>())
                .add(new Identifier(row.getString("attname"))));
        return existing;
    }

    private static Privilege privilege(ResultSet row) throws SQLException {
        return new Privilege(relation(row), row.getString("attname"), row.getString("privilege_type"));
    }

    private static RelationName relation(ResultSet row) throws SQLException {
        return RelationName.of(row.getString("nspname"), row.getString("relname"));
    }
}
