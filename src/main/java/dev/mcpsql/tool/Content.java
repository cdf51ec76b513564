// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

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
 */
record Content(List<String> columns, List<String> types, String json, int rowCount, int bytes, Truncation truncation) {

    /** No row. */
    static final Content NONE = new Content(List.of(), List.of(), "[]", 0, 0, Truncation.NONE);

    static Content of(Execution.Rows rows) {
        return new Content(
                rows.columns(), rows.types(), rows.rowsJson(), rows.rowCount(), rows.answerBytes(), rows.truncation());
    }

    static Content document(String json, int rowCount, Truncation truncation) {
        return new Content(
                List.of(), List.of(), json, rowCount, json.getBytes(StandardCharsets.UTF_8).length, truncation);
    }
}
