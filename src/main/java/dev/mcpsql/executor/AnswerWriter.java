// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.QueryLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the door's lines into one JSON array of arrays, within the caps. One thread. */
final class AnswerWriter {

    private final QueryLimits limits;
    private final RowCap cap;
    private final LineReader reader;
    private final List<String> columns;
    private final List<String> types;
    private final AnswerBytes json = new AnswerBytes();
    private int rows;
    private Truncation truncation = Truncation.NONE;

    /** Begins with the line of names and the line of types. */
    AnswerWriter(QueryLimits limits, RowCap cap, byte[] names, byte[] types) {
        this.limits = limits;
        this.cap = cap;
        this.reader = new LineReader(limits.maxCellBytes());
        this.columns = reader.names(names);
        this.types = reader.strings(types);
        json.write('[');
    }

    /**
     * Adds a row.
     *
     * @param line the row as {@code row_to_json} wrote it; null for one that the door held back since the answer is full
     * @return whether another one is wanted
     */
    boolean add(byte @Nullable [] line) {
        if (rows == cap.maxRows()) {
            truncation = cap.cause() == RowCap.Cause.SERVER ? Truncation.ROWS : truncation;
            return false;
        }
        if (line == null || !fits(line)) {
            truncation = Truncation.ANSWER_BYTES;
            return false;
        }
        return true;
    }

    /** The answer so far. */
    Execution.Rows rows() {
        json.write(']');
        return new Execution.Rows(columns, types, json.toString(StandardCharsets.UTF_8), rows, truncation, json.size());
    }

    /** Appends the row, or nothing of it. The first is always delivered, else a wide one could never be seen. */
    private boolean fits(byte[] line) {
        int before = json.size();
        if (rows > 0) {
            json.write(',');
        }
        boolean cut = reader.copyCells(line, json);
        if (rows > 0 && json.size() + 1 > limits.maxAnswerBytes()) {
            json.takeBackTo(before);
            return false;
        }
        rows++;
        truncation = cut ? Truncation.CELLS : truncation;
        return true;
    }
}
