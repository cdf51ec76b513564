// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.answer;

import dev.mcpsql.vocabulary.VisibleText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows as comma-separated values (RFC 4180 §2), a record of names first.
 *
 * <p>As PostgreSQL's {@code COPY … CSV} tells them apart, NULL is an empty field and an empty text is two quotes.
 */
final class CsvRows {

    /** Every reader takes it for the CRLF of the RFC, which costs a model a token more for each row. */
    private static final String END_OF_RECORD = "\n";

    private CsvRows() {}

    static String shown(Content content) {
        Stream<List<Cell>> names =
                Stream.of(content.columns().stream().map(Cell::string).toList());
        return Stream.concat(names, new RowReader(content.json()).rows().stream())
                .map(CsvRows::record)
                .collect(Collectors.joining());
    }

    private static String record(List<Cell> cells) {
        return cells.stream().map(CsvRows::field).collect(Collectors.joining(",", "", END_OF_RECORD));
    }

    private static String field(Cell cell) {
        if (cell.kind() == Cell.Kind.NOTHING) {
            return "";
        }
        String text = VisibleText.of(cell.text());
        return needsQuotes(text) ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static boolean needsQuotes(String text) {
        return text.isEmpty() || text.chars().anyMatch(unit -> unit == ',' || unit == '"' || unit == '\n');
    }
}
