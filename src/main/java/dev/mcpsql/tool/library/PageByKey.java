// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.profile.Catalog;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.tool.answer.FencedText;
import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.tool.library.PromptArgument.Need;
import dev.mcpsql.tool.library.PromptArgument.Suggestion;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How to read more rows than one answer holds: by key, never by OFFSET. */
final class PageByKey implements Prompt {

    private static final String TEXT = """
            Read the rows page by page, in the order of a unique key. First ask whether the rows are needed at all: a count, a sum \
            or a GROUP BY is one call.

            The first page:

            %s

            Every further page, with the key of the last row you got:

            %s

            Name the columns you need after the key. A page with fewer than %d rows is the last one, unless truncated is true: \
            then go on from the last row you got. Keep all other conditions the same on every page. Do not use OFFSET: it reads \
            again what was read, and rows that come or go in between are seen twice or never.
            """;

    private final int rows;

    PageByKey(QueryLimits limits) {
        this.rows = limits.maxRows();
    }

    @Override
    public String name() {
        return "page_by_key";
    }

    @Override
    public String title() {
        return "Read a table page by page";
    }

    @Override
    public String description() {
        return "Writes the statements that read all rows of a table in pages, by key instead of OFFSET.";
    }

    @Override
    public List<PromptArgument> arguments() {
        return List.of(
                new PromptArgument("relation", "The table or view", Need.REQUIRED, Suggestion.RELATIONS),
                new PromptArgument(
                        "column",
                        "A unique column to page by; the primary key when left out",
                        Need.OPTIONAL,
                        Suggestion.COLUMNS));
    }

    @Override
    public Outcome filled(Map<String, String> arguments, View view) {
        return view.within((profile, catalog) ->
                filled(catalog, arguments.getOrDefault("relation", ""), arguments.getOrDefault("column", "")));
    }

    private Outcome filled(Catalog catalog, String written, String column) {
        return catalog.find(written)
                .map(relation -> column.isBlank() ? byKey(relation) : byColumn(relation, column.strip()))
                .orElseGet(() -> Outcome.refused(
                        OutcomeReason.DISALLOWED_TABLE,
                        "Argument relation must be one table or view that list_tables shows you."));
    }

    private Outcome byKey(RelationDescription relation) {
        return relation.primaryKey().isEmpty()
                ? Outcome.refused(
                        OutcomeReason.INVALID_ARGUMENT,
                        "That relation has no primary key that you can see: name a unique column as argument column.")
                : message(relation, relation.primaryKey());
    }

    private Outcome byColumn(RelationDescription relation, String written) {
        return relation.columns().stream()
                .map(known -> known.name())
                .filter(name -> name.value().equals(written) || name.spelled().equals(written))
                .findFirst()
                .map(name -> message(relation, List.of(name)))
                .orElseGet(() -> Outcome.refused(
                        OutcomeReason.DISALLOWED_COLUMN, "Argument column must be one that describe_table shows you."));
    }

    private Outcome message(RelationDescription relation, List<Identifier> key) {
        String columns = key.stream().map(Identifier::spelled).collect(Collectors.joining(", "));
        String select = "SELECT " + columns + " FROM " + relation.name();
        String order = " ORDER BY " + columns + " LIMIT " + rows;
        boolean plain = Stream.concat(
                        Stream.of(relation.name().schema(), relation.name().name()), key.stream())
                .allMatch(Identifier::plain);
        String first = select + order;
        String further = select + " WHERE " + after(key, columns) + order;
        return Prompts.message(
                TEXT.formatted(plain ? first : FencedText.of(first), plain ? further : FencedText.of(further), rows));
    }

    /** Rows compare from left to right (PostgreSQL manual §9.25.5). */
    private static String after(List<Identifier> key, String columns) {
        if (key.size() == 1) {
            return columns + " > <last " + columns + ">";
        }
        return "(" + columns + ") > ("
                + key.stream().map(name -> "<last " + name.spelled() + ">").collect(Collectors.joining(", "))
                + ")";
    }
}
