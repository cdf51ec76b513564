// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.answer;

import dev.mcpsql.vocabulary.VisibleText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows as a table of Markdown (GitHub Flavored Markdown, "Tables").
 *
 * <p>What would begin an image, HTML, code, a character reference or a link with words of its own is escaped, and so is what
 * would end a cell. A bare address stays one, and a reader may make it a link. NULL is an empty cell, an empty text is two quotes.
 */
final class MarkdownRows {

    private static final String ACTIVE = "\\|[<&`";

    private MarkdownRows() {}

    static String shown(Content content) {
        StringBuilder table = new StringBuilder(content.json().length() + 256);
        table.append(line(content.columns().stream().map(Cell::string).toList()));
        table.append(content.columns().stream().map(name -> "-|").collect(Collectors.joining("", "|", "\n")));
        new RowReader(content.json()).rows().forEach(row -> table.append(line(row)));
        return table.toString();
    }

    private static String line(List<Cell> cells) {
        return cells.stream().map(MarkdownRows::cell).collect(Collectors.joining("|", "|", "|\n"));
    }

    private static String cell(Cell cell) {
        return switch (cell.kind()) {
            case NOTHING -> "";
            case STRING -> cell.text().isEmpty() ? "\"\"" : escaped(cell.text());
            case OTHER -> escaped(cell.text());
        };
    }

    /** First the backslashes of the text, so that those written here mean something else. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '\n') {
                escaped.append("\\n");
            } else {
                escaped.append(ACTIVE.indexOf(unit) < 0 ? "" : "\\").append(unit);
            }
        }
        return VisibleText.of(escaped.toString());
    }
}
