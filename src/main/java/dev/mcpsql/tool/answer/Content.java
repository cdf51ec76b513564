// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.answer;

import dev.mcpsql.executor.Execution;
import dev.mcpsql.executor.Truncation;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a tool found, before it is fenced.
 *
 * @param columns names in the answer's order; empty for tools that answer with a document
 * @param types their PostgreSQL types in the same order
 * @param json the rows or the document
 * @param rowCount rows in it
 * @param bytes bytes of UTF-8 of {@code json}
 * @param truncation which cap of the server cut it
 * @param nextCursor where a list goes on; {@code ""} at its end and for everything that is no list
 * @param format how the rows are to be written
 * @param key the columns that tell the rows of the queried relation apart; empty when that is not known
 */
public record Content(
        List<String> columns,
        List<String> types,
        String json,
        int rowCount,
        int bytes,
        Truncation truncation,
        String nextCursor,
        RowFormat format,
        List<String> key) {

    /** No row. */
    public static final Content NONE = new Content(List.of(), List.of(), "[]", 0, 0, Truncation.NONE);

    public Content(
            List<String> columns, List<String> types, String json, int rowCount, int bytes, Truncation truncation) {
        this(columns, types, json, rowCount, bytes, truncation, "", RowFormat.JSON, List.of());
    }

    public static Content of(Execution.Rows rows) {
        return new Content(
                rows.columns(), rows.types(), rows.rowsJson(), rows.rowCount(), rows.answerBytes(), rows.truncation());
    }

    public static Content document(String json, int rowCount, Truncation truncation) {
        return new Content(
                List.of(), List.of(), json, rowCount, json.getBytes(StandardCharsets.UTF_8).length, truncation);
    }

    /** As a page of a list that goes on there. */
    public Content followedBy(String cursor) {
        return new Content(columns, types, json, rowCount, bytes, truncation, cursor, format, key);
    }

    /** To be written in that format. */
    public Content in(RowFormat other) {
        return new Content(columns, types, json, rowCount, bytes, truncation, nextCursor, other, key);
    }

    /** As rows that those columns tell apart. */
    public Content keyedBy(List<String> names) {
        return new Content(columns, types, json, rowCount, bytes, truncation, nextCursor, format, List.copyOf(names));
    }
}
