// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.executor.ExtensionSchemas;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.vocabulary.Extension;
import dev.mcpsql.vocabulary.Identifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a profile's doors search behind {@code pg_catalog}: the schemas of its extensions, each once.
 *
 * @param schemas in the order of their names
 */
record SearchPath(List<Identifier> schemas) {

    private static final String WRITTEN = """
            select 'pg_catalog' || coalesce(string_agg(', ' || quote_ident(schema), '' order by place), '') || ', pg_temp' as path
              from unnest(?::text[]) with ordinality as listed(schema, place)
            """;

    private static final String ABSENT = """
            select schema from unnest(?::text[]) as listed(schema)
             where not exists (select from pg_catalog.pg_namespace n where n.nspname = schema)
             order by 1
            """;

    SearchPath {
        schemas = List.copyOf(schemas);
    }

    static SearchPath of(Profile profile) {
        return new SearchPath(profile.rules().extensions().stream()
                .map(Extension::schema)
                .distinct()
                .sorted()
                .toList());
    }

    /** The schemas as the text of an array of names. */
    String array() {
        return array(schemas);
    }

    /** Names as the text of an array, each in quotes (PostgreSQL manual §8.15.2). */
    static String array(List<Identifier> names) {
        return names.stream()
                .map(name -> '"' + name.value().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** The path as PostgreSQL writes it in {@code pg_proc.proconfig}. */
    String written(DbaSession session) throws SQLException {
        return session.rows(WRITTEN, row -> row.getString("path"), array()).get(0);
    }

    /** Why no door may search these schemas. */
    List<String> faults(DbaSession session) throws SQLException {
        List<String> faults = new ArrayList<>(session.rows(
                ABSENT, row -> "schema " + row.getString("schema") + " of an extension does not exist", array()));
        faults.addAll(session.rows(
                ExtensionSchemas.CREATORS,
                row -> row.getString("creator") + " may create in schema " + row.getString("nspname")
                        + ", which holds an extension: revoke that, or move the extension",
                array()));
        return faults;
    }
}
