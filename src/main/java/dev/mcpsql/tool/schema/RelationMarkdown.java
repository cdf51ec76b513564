// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.schema;

import dev.mcpsql.profile.ColumnDescription;
import dev.mcpsql.profile.ColumnDescription.Nullability;
import dev.mcpsql.profile.ColumnType;
import dev.mcpsql.profile.ForeignKey;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.tool.answer.FencedText;
import dev.mcpsql.vocabulary.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Relations as Markdown, for readers; {@link RelationJson} has the same for programs. */
public final class RelationMarkdown {

    private static final int LONGEST_COMMENT = 2_000;
    private static final int LONGEST_COLUMN_COMMENT = 500;
    private static final int MOST_LABELS = 50;

    private RelationMarkdown() {}

    /** Everything, inside a fence; without the columns' comments and labels where it would pass the bound. */
    public static String description(RelationDescription relation, int mostBytes) {
        String full = text(relation, RelationMarkdown::fullRow);
        return FencedText.of(
                full.getBytes(StandardCharsets.UTF_8).length <= mostBytes
                        ? full
                        : text(relation, RelationMarkdown::shortRow));
    }

    /** In words of this server only. */
    public static String kindAndSize(RelationDescription relation) {
        String kind = relation.kind().code().replace('_', ' ');
        return relation.rowEstimate() < 0 ? kind : kind + ", about " + relation.rowEstimate() + " rows";
    }

    /** The keys to other relations, {@code ""} without one. */
    static String references(RelationDescription relation) {
        return relation.foreignKeys().stream().map(RelationMarkdown::key).collect(Collectors.joining("; "));
    }

    private static String text(RelationDescription relation, Function<ColumnDescription, String> row) {
        StringBuilder text = new StringBuilder(1024);
        text.append("# ").append(MarkdownText.cell(relation.name().toString())).append("\n\n");
        text.append("Kind: ").append(kindAndSize(relation)).append('\n');
        appendLine(text, "Comment", RelationJson.shortened(relation.comment(), LONGEST_COMMENT));
        text.append("\n| column | type | null | comment |\n|---|---|---|---|\n");
        relation.columns().forEach(column -> text.append(row.apply(column)));
        text.append('\n');
        appendLine(text, "Primary key", names(relation.primaryKey()));
        appendLine(text, "Foreign keys", references(relation));
        return text.toString().stripTrailing();
    }

    /** Behind a word of ours, so that nothing stands at the beginning of a line. */
    private static void appendLine(StringBuilder text, String label, String value) {
        if (!value.isBlank()) {
            text.append(label).append(": ").append(MarkdownText.cell(value)).append('\n');
        }
    }

    private static String fullRow(ColumnDescription column) {
        return row(
                column,
                type(column.type()) + labels(column.type().labels()),
                RelationJson.shortened(column.comment(), LONGEST_COLUMN_COMMENT));
    }

    private static String shortRow(ColumnDescription column) {
        return row(column, type(column.type()), "");
    }

    private static String row(ColumnDescription column, String type, String comment) {
        return "| " + MarkdownText.cell(column.name().spelled()) + " | " + MarkdownText.cell(type) + " | "
                + (column.nullability() == Nullability.NULLABLE ? "yes" : "no") + " | " + MarkdownText.cell(comment)
                + " |\n";
    }

    private static String type(ColumnType type) {
        return type.base().isEmpty() ? type.name() : type.name() + " over " + type.base();
    }

    private static String labels(List<String> labels) {
        if (labels.isEmpty()) {
            return "";
        }
        String more = labels.size() > MOST_LABELS ? ", and " + (labels.size() - MOST_LABELS) + " more" : "";
        return labels.stream().limit(MOST_LABELS).collect(Collectors.joining(", ", ": ", more));
    }

    private static String key(ForeignKey key) {
        return names(key.columns()) + " → " + key.references() + " (" + names(key.referencedColumns()) + ")";
    }

    private static String names(List<Identifier> names) {
        return names.stream().map(Identifier::spelled).collect(Collectors.joining(", "));
    }
}
