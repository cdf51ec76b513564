// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.QueryLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the door's lines into one JSON array of arrays, within the caps. One thread. */
final class AnswerWriter {

    private final QueryLimits limits;
    private final RowCap cap;
    private final LineReader reader;
    private final List<String> columns;
    private final StringBuilder json = new StringBuilder("[");
    private int bytes = 2;
    private int rows;
    private Truncation truncation = Truncation.NONE;

    /** Begins with the line of names. */
    AnswerWriter(QueryLimits limits, RowCap cap, String names) {
        this.limits = limits;
        this.cap = cap;
        this.reader = new LineReader(limits.maxCellBytes());
        this.columns = reader.names(names);
    }

    /**
     * Adds a row.
     *
     * @param line the row as {@code row_to_json} wrote it; null for one that the door held back as too large
     * @return whether another one is wanted
     */
    boolean add(@Nullable String line) {
        if (rows == cap.maxRows()) {
            truncation = cap.cause() == RowCap.Cause.SERVER ? Truncation.ROWS : truncation;
            return false;
        }
        if (line == null) {
            truncation = Truncation.ANSWER_BYTES;
            return false;
        }
        LineReader.Cells cells = reader.cells(line);
        int added = Utf8.length(cells.json()) + (rows == 0 ? 0 : 1);
        // The first row is always delivered, else a wide one could never be seen.
        if (rows > 0 && bytes + added > limits.maxAnswerBytes()) {
            truncation = Truncation.ANSWER_BYTES;
            return false;
        }
        append(cells, added);
        return true;
    }

    /** The answer so far. */
    Execution.Rows rows() {
        return new Execution.Rows(columns, json + "]", rows, truncation, bytes);
    }

    private void append(LineReader.Cells cells, int added) {
        if (rows > 0) {
            json.append(',');
        }
        json.append(cells.json());
        bytes += added;
        rows++;
        if (cells.cut()) {
            truncation = Truncation.CELLS;
        }
    }
}
