// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.profile.Profile;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Functions in the schema of the doors that belong to no configured profile: each is a way in that nobody asked for. */
final class StrangeDoors {

    private static final String STORED = """
            select p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as signature,
                   p.oid::regprocedure as dropped
              from pg_catalog.pg_proc p
              join pg_catalog.pg_namespace n on n.oid = p.pronamespace and n.nspname = 'mcp_door'
            """;

    private StrangeDoors() {}

    static List<Difference> find(DbaSession session, List<Profile> profiles) throws SQLException {
        Set<String> known = profiles.stream().flatMap(StrangeDoors::signatures).collect(Collectors.toSet());
        return session.rows(STORED, row -> new String[] {row.getString("signature"), row.getString("dropped")}).stream()
                .filter(door -> !known.contains(door[0]))
                .map(door -> new Difference(
                        "mcp_door." + door[0] + " belongs to no configured profile", "drop routine " + door[1]))
                .toList();
    }

    private static Stream<String> signatures(Profile profile) {
        DoorScript script = new DoorScript(profile);
        return Stream.of(
                script.run() + "(" + DoorScript.RUN_ARGUMENTS + ")",
                script.explain() + "(" + DoorScript.EXPLAIN_ARGUMENTS + ")");
    }
}
