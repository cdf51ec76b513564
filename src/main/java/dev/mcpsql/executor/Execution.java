// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.List;
import java.util.function.Function;

/** How one query ended in PostgreSQL. */
public sealed interface Execution {

    /** Both endings, each with its own continuation. */
    <R> R match(Function<Rows, R> onRows, Function<Failed, R> onFailed);

    /**
     * It answered.
     *
     * @param columns the names in the answer's order, duplicates kept; there even without a row
     * @param types PostgreSQL's names of their types, as {@code pg_typeof} writes them, in the same order
     * @param rowsJson a JSON array of arrays in the order of the columns, {@code []} without a row; numbers as PostgreSQL
     *     wrote them
     * @param rowCount how many rows it holds
     * @param truncation which cap cut it
     * @param answerBytes bytes of UTF-8 of {@code rowsJson}
     */
    record Rows(
            List<String> columns,
            List<String> types,
            String rowsJson,
            int rowCount,
            Truncation truncation,
            int answerBytes)
            implements Execution {
        /** Copies the lists. */
        public Rows {
            columns = List.copyOf(columns);
            types = List.copyOf(types);
        }

        @Override
        public <R> R match(Function<Rows, R> onRows, Function<Failed, R> onFailed) {
            return onRows.apply(this);
        }
    }

    /**
     * It did not.
     *
     * @param reason the closed reason
     * @param sqlState PostgreSQL's or the driver's five characters, {@code ""} when there are none
     * @param message safe for the agent: no value of a row, no CONTEXT, DETAIL or HINT, no name it did not write
     */
    record Failed(OutcomeReason reason, String sqlState, String message) implements Execution {
        @Override
        public <R> R match(Function<Rows, R> onRows, Function<Failed, R> onFailed) {
            return onFailed.apply(this);
        }
    }
}
