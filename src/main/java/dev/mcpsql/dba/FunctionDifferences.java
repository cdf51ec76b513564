// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.profile.Profile;
import dev.mcpsql.vocabulary.FunctionName;
import dev.mcpsql.vocabulary.Identifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** EXECUTE on the functions that a profile lists: each overload, when it is fit to be called by a stranger's query. */
final class FunctionDifferences {

    private static final String LISTED = """
            select n.nspname, p.proname,
                   format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as signature,
                   concat_ws(', ', case when p.provolatile = 'v' then 'VOLATILE' end,
                                   case when p.prosecdef then 'SECURITY DEFINER' end,
                                   case when p.proretset then 'set-returning' end,
                                   case when p.prokind = 'p' then 'a procedure' end) as unfit,
                   coalesce(has_function_privilege(r.oid, p.oid, 'EXECUTE'), false) as granted
              from unnest(?::text[], ?::text[]) as listed(schema_name, function_name)
              join pg_catalog.pg_namespace n on n.nspname = listed.schema_name
              join pg_catalog.pg_proc p on p.pronamespace = n.oid and p.proname = listed.function_name
              left join pg_catalog.pg_roles r on r.rolname = ?
             order by signature
            """;

    private static final String HELD = """
            select n.nspname, p.proname,
                   format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as signature
              from pg_catalog.pg_proc p
              join pg_catalog.pg_namespace n on n.oid = p.pronamespace
              join pg_catalog.pg_roles r on r.rolname = ?,
                   aclexplode(p.proacl) x
             where x.grantee = r.oid and p.proowner <> r.oid
             order by signature
            """;

    private record Overload(FunctionName name, String signature) {}

    private record Listed(Overload overload, String unfit, boolean granted) {}

    private final DbaSession session;
    private final Profile profile;
    private final String role;

    FunctionDifferences(DbaSession session, Profile profile) {
        this.session = session;
        this.profile = profile;
        this.role = profile.role().value();
    }

    List<Difference> find() throws SQLException {
        Set<FunctionName> wanted = profile.rules().functions();
        List<Listed> listed = listed(List.copyOf(wanted));
        Set<FunctionName> present =
                listed.stream().map(found -> found.overload().name()).collect(Collectors.toSet());
        List<Difference> found = new ArrayList<>();
        wanted.stream()
                .filter(name -> !present.contains(name))
                .map(name -> Difference.forPerson(
                        "profile " + profile.name() + " lists function " + name + ", which does not exist"))
                .forEach(found::add);
        listed.stream()
                .filter(function -> !function.unfit().isEmpty() || !function.granted())
                .forEach(function -> found.add(lacking(function)));
        held().stream().filter(held -> !wanted.contains(held.name())).forEach(extra -> found.add(extra(extra)));
        return found;
    }

    private List<Listed> listed(List<FunctionName> names) throws SQLException {
        return session.rows(
                LISTED,
                row -> new Listed(overload(row), row.getString("unfit"), row.getBoolean("granted")),
                SearchPath.array(names.stream().map(FunctionName::schema).toList()),
                SearchPath.array(names.stream().map(FunctionName::name).toList()),
                role);
    }

    private List<Overload> held() throws SQLException {
        return session.rows(HELD, FunctionDifferences::overload, role);
    }

    private static Overload overload(ResultSet row) throws SQLException {
        return new Overload(
                FunctionName.of(row.getString("nspname"), row.getString("proname")), row.getString("signature"));
    }

    /** A function that writes, runs as its owner or returns rows is nothing for a query; a person takes it off the list. */
    private Difference lacking(Listed function) {
        String signature = function.overload().signature();
        if (!function.unfit().isEmpty()) {
            return Difference.forPerson(
                    "profile " + profile.name() + " lists function " + signature + ", which is " + function.unfit());
        }
        return new Difference(
                role + " lacks EXECUTE on function " + signature,
                "grant execute on function " + signature + " to " + new Identifier(role).quoted());
    }

    private Difference extra(Overload held) {
        return new Difference(
                role + " holds EXECUTE on function " + held.signature(),
                "revoke execute on routine " + held.signature() + " from " + new Identifier(role).quoted());
    }
}
