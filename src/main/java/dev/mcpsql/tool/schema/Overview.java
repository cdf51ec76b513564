// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.schema;

import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.profile.Catalog;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.tool.answer.FencedText;
import dev.mcpsql.vocabulary.QueryRules;
import dev.mcpsql.vocabulary.QueryRules.Syntax;
import dev.mcpsql.vocabulary.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One page of Markdown about a profile: what its queries may cost and use, and a map of its relations.
 *
 * @param limits the server's numbers
 */
public record Overview(QueryLimits limits) {

    /** It is read whole by a language model, so it is kept to a few thousand tokens. */
    private static final int MOST_BYTES = 16 * 1024;

    private static final int LONGEST_COMMENT = 100;

    private static final String LIMITS = """
            # Profile %s

            - One SELECT a call, read only. %s rows unless you ask for more, %s at most; %s bytes an answer, %s a value.
            - A statement ends after %s ms.
            """;

    private static final String HEAD = """
            | relation | kind | comment | refers to |
            |---|---|---|---|
            """;

    /** The page; what comes from the database stands inside a fence. */
    public String of(Profile profile, Catalog catalog) {
        return LIMITS.formatted(
                        profile.name(),
                        limits.defaultRows(),
                        limits.maxRows(),
                        limits.maxAnswerBytes(),
                        limits.maxCellBytes(),
                        limits.statementTimeout().toMillis())
                + switches(profile.rules())
                + "- Tables and views: " + catalog.relations().size() + ".\n\n"
                + relations(catalog.relations());
    }

    private static String switches(QueryRules rules) {
        StringBuilder text = new StringBuilder();
        if (!rules.syntax().isEmpty()) {
            text.append("- Switched on: ").append(syntax(rules)).append(".\n");
        }
        if (rules.recursionDepth() > 0) {
            text.append("- WITH RECURSIVE that counts its steps, to ")
                    .append(rules.recursionDepth())
                    .append(".\n");
        }
        if (rules.setReturningRows() > 0) {
            text.append("- generate_series and its like, to ")
                    .append(rules.setReturningRows())
                    .append(" rows.\n");
        }
        return text.toString();
    }

    private static String syntax(QueryRules rules) {
        return rules.syntax().stream()
                .map(Syntax::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String relations(List<RelationDescription> relations) {
        StringBuilder rows = new StringBuilder(HEAD);
        int bytes = HEAD.length();
        int told = 0;
        for (RelationDescription relation : relations) {
            String row = VisibleText.of(row(relation));
            bytes += row.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                break;
            }
            rows.append(row);
            told++;
        }
        return FencedText.of(rows.toString().stripTrailing()) + more(relations.size() - told);
    }

    private static String more(int left) {
        return left == 0 ? "" : "\n\n" + left + " more; resources/list and list_tables tell them.";
    }

    private static String row(RelationDescription relation) {
        String line = relation.comment().strip().lines().findFirst().orElse("");
        return "| " + MarkdownText.cell(relation.name().toString()) + " | " + RelationMarkdown.kindAndSize(relation)
                + " | " + MarkdownText.cell(RelationJson.shortened(line, LONGEST_COMMENT)) + " | "
                + MarkdownText.cell(RelationMarkdown.references(relation)) + " |\n";
    }
}
