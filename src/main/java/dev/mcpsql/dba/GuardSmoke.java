// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import java.sql.SQLException;
import java.util.List;

/** Whether the login's guards are up and the login is nothing more than it should be. */
final class GuardSmoke {

    private static final String GUARDS = """
            select 'default_transaction_read_only is on' as promise,
                   current_setting('default_transaction_read_only') = 'on' as held,
                   current_setting('default_transaction_read_only') as seen
            union all
            select name || ' is set', setting::bigint > 0, setting from pg_settings
             where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout',
                            'client_connection_check_interval')
            union all
            select 'standard_conforming_strings is on', current_setting('standard_conforming_strings') = 'on',
                   current_setting('standard_conforming_strings')
            union all
            select 'is no superuser and passes by no row policy', not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb),
                   rolname from pg_roles where rolname = session_user
            union all
            select 'is a member of no role', count(*) = 0, count(*)::text
              from pg_auth_members where member = (select oid from pg_roles where rolname = session_user)
            union all
            select 'may not read secrets of the cluster', not has_table_privilege('pg_catalog.pg_authid', 'SELECT'), 'pg_authid'
            """;

    private final DbaSession reader;

    GuardSmoke(DbaSession reader) {
        this.reader = reader;
    }

    List<SmokeFinding> findings() throws SQLException {
        return reader.rows(
                GUARDS,
                row -> SmokeFinding.of(
                        "login", row.getString("promise"), row.getBoolean("held"), row.getString("seen")));
    }
}
