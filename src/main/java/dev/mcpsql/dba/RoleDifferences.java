// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.profile.Profile;
import java.sql.SQLException;
import java.util.List;

/** What is wrong with a profile's role itself; a person decides, since somebody made it so. */
final class RoleDifferences {

    private static final String FAULTS = """
            with role as (select * from pg_catalog.pg_roles where rolname = ?)
            select 'has ' || concat_ws(', ',
                       case when rolcanlogin then 'LOGIN' end, case when rolsuper then 'SUPERUSER' end,
                       case when rolcreaterole then 'CREATEROLE' end, case when rolcreatedb then 'CREATEDB' end,
                       case when rolreplication then 'REPLICATION' end, case when rolbypassrls then 'BYPASSRLS' end) as fault
              from role
             where rolcanlogin or rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
            union all
            select 'is a member of ' || r.rolname
              from role join pg_catalog.pg_auth_members m on m.member = role.oid
                        join pg_catalog.pg_roles r on r.oid = m.roleid
            union all
            select 'owns ' || n.nspname || '.' || c.relname
              from role join pg_catalog.pg_class c on c.relowner = role.oid
                        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            union all
            select 'owns schema ' || n.nspname
              from role join pg_catalog.pg_namespace n on n.nspowner = role.oid
            """;

    private final DbaSession session;
    private final Profile profile;

    RoleDifferences(DbaSession session, Profile profile) {
        this.session = session;
        this.profile = profile;
    }

    List<Difference> find() throws SQLException {
        String subject = "role " + profile.role() + " ";
        return session.rows(
                FAULTS,
                row -> Difference.forPerson(subject + row.getString("fault")),
                profile.role().value());
    }
}
