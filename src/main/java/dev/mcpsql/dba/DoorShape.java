// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.vocabulary.Identifier;
import java.sql.SQLException;
import java.util.List;

/**
 * A function in the schema of the doors, in all that makes it safe.
 *
 * @param name its name
 * @param arguments names and types
 * @param owner the role as which it runs
 * @param traits volatility, SECURITY DEFINER, language, result, settings and who may execute it
 * @param body its text
 */
record DoorShape(Identifier name, String arguments, String owner, String traits, String body) {

    private static final String STORED = """
            select p.proname, pg_get_function_arguments(p.oid) as arguments, pg_get_userbyid(p.proowner) as owner,
                   concat_ws(' ', p.provolatile, p.prosecdef, l.lanname, pg_get_function_result(p.oid), p.proconfig,
                       array(select coalesce(r.rolname, 'PUBLIC') || ' ' || x.privilege_type
                               from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
                               left join pg_catalog.pg_roles r on r.oid = x.grantee
                              where x.grantee <> p.proowner order by 1)) as traits,
                   p.prosrc
              from pg_catalog.pg_proc p
              join pg_catalog.pg_namespace n on n.oid = p.pronamespace and n.nspname = 'mcp_door'
              join pg_catalog.pg_language l on l.oid = p.prolang
            """;

    /** All that the schema holds. */
    static List<DoorShape> stored(DbaSession session) throws SQLException {
        return session.rows(
                STORED,
                row -> new DoorShape(
                        new Identifier(row.getString("proname")),
                        row.getString("arguments"),
                        row.getString("owner"),
                        row.getString("traits"),
                        row.getString("prosrc")));
    }

    /** What {@code door.sql} gives both doors, with the search path as PostgreSQL writes it. */
    static String traits(String volatility, String searchPath) {
        return volatility
                + " t plpgsql SETOF text {\"search_path="
                + searchPath.replace("\\", "\\\\").replace("\"", "\\\"")
                + "\",standard_conforming_strings=on,TimeZone=UTC,"
                + "\"DateStyle=ISO, MDY\",IntervalStyle=postgres,bytea_output=hex,extra_float_digits=1,lc_monetary=C,geqo_threshold=9}"
                + " {\"mcp_sql_reader EXECUTE\"}";
    }
}
