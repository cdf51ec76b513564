// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import java.sql.SQLException;
import java.util.List;

/** What is wrong with the login of the running server and with the schema of the doors. */
final class ReaderDifferences {

    private static final String ABSENT = """
            select 'mcp_sql_reader does not exist: run role_setup.sql (role-setup --emit-sql prints it)' as fault
             where not exists (select from pg_catalog.pg_roles where rolname = 'mcp_sql_reader')
            union all
            select 'schema mcp_door does not exist: run role_setup.sql (role-setup --emit-sql prints it)'
             where not exists (select from pg_catalog.pg_namespace where nspname = 'mcp_door')
            """;

    private static final String FAULTS = """
            with reader as (select * from pg_catalog.pg_roles where rolname = 'mcp_sql_reader')
            select 'mcp_sql_reader has ' || concat_ws(', ',
                       case when rolsuper then 'SUPERUSER' end, case when rolcreaterole then 'CREATEROLE' end,
                       case when rolcreatedb then 'CREATEDB' end, case when rolreplication then 'REPLICATION' end,
                       case when rolbypassrls then 'BYPASSRLS' end) as fault
              from reader where rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
            union all
            select 'mcp_sql_reader is a member of ' || r.rolname
              from reader join pg_catalog.pg_auth_members m on m.member = reader.oid
                          join pg_catalog.pg_roles r on r.oid = m.roleid
            union all
            select 'mcp_sql_reader holds ' || x.privilege_type || ' on ' || n.nspname || '.' || c.relname
              from reader, pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace,
                   aclexplode(c.relacl) x
             where x.grantee = reader.oid
            union all
            select 'mcp_sql_reader holds ' || x.privilege_type || ' on a column of ' || a.attrelid::regclass
              from reader, pg_catalog.pg_attribute a, aclexplode(a.attacl) x
             where x.grantee = reader.oid
            union all
            select 'mcp_sql_reader holds ' || x.privilege_type || ' on schema ' || n.nspname
              from reader, pg_catalog.pg_namespace n, aclexplode(n.nspacl) x
             where x.grantee = reader.oid and (n.nspname <> 'mcp_door' or x.privilege_type <> 'USAGE')
            union all
            select case x.grantee when 0 then 'PUBLIC' else pg_get_userbyid(x.grantee) end || ' holds '
                   || x.privilege_type || ' on schema mcp_door'
              from pg_catalog.pg_namespace n, aclexplode(n.nspacl) x
             where n.nspname = 'mcp_door' and x.grantee <> n.nspowner
               and (x.grantee = 0 or pg_get_userbyid(x.grantee) <> 'mcp_sql_reader')
            """;

    private final DbaSession session;

    ReaderDifferences(DbaSession session) {
        this.session = session;
    }

    /** What must be there before anything else can be compared. */
    List<Difference> absent() throws SQLException {
        return rows(ABSENT);
    }

    List<Difference> find() throws SQLException {
        return rows(FAULTS);
    }

    private List<Difference> rows(String faults) throws SQLException {
        return session.rows(faults, row -> Difference.forPerson(row.getString("fault")));
    }
}
