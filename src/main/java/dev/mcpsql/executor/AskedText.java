// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.gate.AdmittedQuery;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.postgresql.util.ServerErrorMessage;

/**
 * A text that goes through a door.
 *
 * @param sql what runs
 * @param origin leads from a place in it to that place in what the agent sent; characters counted from 1
 */
record AskedText(String sql, IntFunction<OptionalInt> origin) {

    /** How the doors' statements begin that execute nothing, so that none can speak of a row. */
    private static final List<String> NOTHING_RUNS =
            List.of("SELECT row_to_json(r.*)::text, record_send(r.*) FROM ", "EXPLAIN ");

    static AskedText of(AdmittedQuery query) {
        return new AskedText(query.sql(), query::originalPosition);
    }

    /** A text of this package's own. */
    static AskedText ours(String sql) {
        return new AskedText(sql, OptionalInt::of);
    }

    /**
     * The place in {@link #sql} that PostgreSQL's parser pointed at while it read the text, before a row was looked at.
     *
     * @return empty for an error of any other kind, among them all that arise while rows are read
     */
    OptionalInt place(ServerErrorMessage error) {
        String statement = error.getInternalQuery();
        if (statement == null || NOTHING_RUNS.stream().noneMatch(statement::startsWith)) {
            return OptionalInt.empty();
        }
        int wrapped = statement.indexOf("(" + sql + "\n)");
        if (wrapped < 0) {
            return OptionalInt.empty();
        }
        int place = error.getInternalPosition() - statement.codePointCount(0, wrapped + 1);
        return place < 1 || place > sql.codePointCount(0, sql.length()) ? OptionalInt.empty() : OptionalInt.of(place);
    }
}
