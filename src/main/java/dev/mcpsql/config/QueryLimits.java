// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What one query may cost.
 *
 * @param defaultRows rows returned when neither the caller nor the query names a limit
 * @param maxRows rows never exceeded, whatever the caller asks
 * @param maxAnswerBytes bytes of UTF-8 of all rows together
 * @param maxCellBytes bytes of UTF-8 of one value
 * @param statementTimeout PostgreSQL {@code statement_timeout}; whole milliseconds
 * @param lockTimeout PostgreSQL {@code lock_timeout}; whole milliseconds
 */
public record QueryLimits(
        int defaultRows,
        int maxRows,
        int maxAnswerBytes,
        int maxCellBytes,
        Duration statementTimeout,
        Duration lockTimeout) {

    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * Checks that the limits can hold together.
     *
     * @throws IllegalArgumentException when they cannot
     */
    public QueryLimits {
        if (defaultRows < 1 || defaultRows > maxRows || maxRows > 10_000) {
            throw new IllegalArgumentException(
                    "need 1 <= default-rows <= max-rows <= 10000, got " + defaultRows + " and " + maxRows);
        }
        if (maxCellBytes < 64 || maxCellBytes > maxAnswerBytes || maxAnswerBytes > 16 * 1024 * 1024) {
            throw new IllegalArgumentException("need 64 <= max-cell-bytes <= max-answer-bytes <= 16 MiB, got "
                    + maxCellBytes + " and " + maxAnswerBytes);
        }
        if (statementTimeout.toMillis() < 1 || lockTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("a timeout under 1 ms would switch it off in PostgreSQL");
        }
        if (statementTimeout.compareTo(LONGEST) > 0 || lockTimeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a timeout over 1h holds a connection that others wait for");
        }
    }

    /** The most rows to deliver: the smallest of the wish, the query's own LIMIT and the hard limit; a wish under 0 is 0. */
    public int rowsFor(OptionalLong wish, OptionalLong statedLimit) {
        if (wish.isEmpty() && statedLimit.isEmpty()) {
            return defaultRows;
        }
        long wanted = Math.min(wish.orElse(maxRows), statedLimit.orElse(maxRows));
        return (int) Math.max(0, Math.min(wanted, maxRows));
    }
}
