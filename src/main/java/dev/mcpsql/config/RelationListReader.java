// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code public.orders, public.customers(id, name)}.
 *
 * <p>Names are spelled as in SQL: unquoted ones fold to lower case, {@code "Quoted"} ones do not (PostgreSQL manual
 * §4.1.1). System schemas and this server's own are refused whatever the operator wishes.
 */
final class RelationListReader {

    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[A-Za-z_][A-Za-z0-9_]*)";
    private static final Pattern ENTRY = Pattern.compile("\\s*(" + NAME + ")\\s*\\.\\s*(" + NAME + ")\\s*(?:\\(\\s*("
            + NAME + "(?:\\s*,\\s*" + NAME + ")*)\\s*\\))?\\s*");
    private static final Pattern COLUMN = Pattern.compile(NAME);
    private static final Set<String> CLOSED_SCHEMAS = Set.of("mcp_sql", "mcp_door", "information_schema");

    private RelationListReader() {}

    /**
     * Reads the whole list.
     *
     * @throws IllegalArgumentException with a sentence when a part of it is not a relation that may be listed
     */
    static List<RelationSettings> read(String text) {
        List<RelationSettings> relations = new ArrayList<>();
        Matcher entry = ENTRY.matcher(text);
        int at = 0;
        while (at <= text.length()) {
            if (!entry.region(at, text.length()).lookingAt()) {
                throw new IllegalArgumentException("expected schema.relation or schema.relation(column, …) at: "
                        + text.substring(at).strip());
            }
            relations.add(relation(entry));
            at = entry.end();
            if (at < text.length() && text.charAt(at) != ',') {
                throw new IllegalArgumentException(
                        "expected a comma at: " + text.substring(at).strip());
            }
            at++;
        }
        requireDistinct(relations);
        return relations;
    }

    private static RelationSettings relation(Matcher entry) {
        RelationName name = new RelationName(identifier(entry.group(1)), identifier(entry.group(2)));
        String schema = name.schema().value();
        if (CLOSED_SCHEMAS.contains(schema) || schema.startsWith("pg_")) {
            throw new IllegalArgumentException("schema " + schema + " is never readable");
        }
        String columns = entry.group(3);
        return new RelationSettings(name, columns == null ? List.of() : columns(columns));
    }

    private static List<Identifier> columns(String text) {
        List<Identifier> columns = COLUMN.matcher(text)
                .results()
                .map(found -> identifier(found.group()))
                .toList();
        if (Set.copyOf(columns).size() < columns.size()) {
            throw new IllegalArgumentException("a column is listed twice: " + text);
        }
        return columns;
    }

    private static Identifier identifier(String written) {
        return written.startsWith("\"")
                ? new Identifier(written.substring(1, written.length() - 1).replace("\"\"", "\""))
                : Identifier.unquoted(written);
    }

    private static void requireDistinct(List<RelationSettings> relations) {
        long distinct =
                relations.stream().map(RelationSettings::name).distinct().count();
        if (distinct < relations.size()) {
            throw new IllegalArgumentException("a relation is listed twice");
        }
    }
}
