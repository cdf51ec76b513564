// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.lexicon;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The functions that return rows, and the names that PostgreSQL gives their columns (manual §9.26). */
public final class SetReturning {

    /** Stands for the name of the alias, or of the function where there is none (parse_relation.c). */
    public static final String OWN_NAME = "";

    /** What each function calls its columns: the names of its OUT parameters. */
    public static final Map<String, List<String>> COLUMNS = Map.ofEntries(
            Map.entry("generate_series", List.of(OWN_NAME)),
            Map.entry("generate_subscripts", List.of(OWN_NAME)),
            Map.entry("unnest", List.of(OWN_NAME)),
            Map.entry("json_object_keys", List.of(OWN_NAME)),
            Map.entry("jsonb_object_keys", List.of(OWN_NAME)),
            Map.entry("regexp_split_to_table", List.of(OWN_NAME)),
            Map.entry("string_to_table", List.of(OWN_NAME)),
            Map.entry("json_array_elements", List.of("value")),
            Map.entry("json_array_elements_text", List.of("value")),
            Map.entry("jsonb_array_elements", List.of("value")),
            Map.entry("jsonb_array_elements_text", List.of("value")),
            Map.entry("json_each", List.of("key", "value")),
            Map.entry("json_each_text", List.of("key", "value")),
            Map.entry("jsonb_each", List.of("key", "value")),
            Map.entry("jsonb_each_text", List.of("key", "value")));

    /** The functions that a profile can switch on, all of {@code pg_catalog}. */
    public static final Set<String> NAMES = COLUMNS.keySet();

    private SetReturning() {}
}
