// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.executor.RowCap;
import dev.mcpsql.executor.RowCap.Cause;
import java.util.OptionalLong;

/**
 * Turns what the caller wants into a row cap, and remembers whose cap it is: cutting at the caller's own number is what
 * they asked for, cutting at the server's is truncation.
 *
 * @param limits the server's numbers
 */
record RowWish(QueryLimits limits) {

    /** The cap for the argument {@code limit} and the query's own LIMIT, either of which may be missing; neither is 0. */
    RowCap cap(OptionalLong argument, OptionalLong stated) {
        int rows = limits.rowsFor(argument, stated);
        long wanted = Math.min(argument.orElse(Long.MAX_VALUE), stated.orElse(Long.MAX_VALUE));
        return new RowCap(rows, wanted <= limits.maxRows() ? Cause.CALLER : Cause.SERVER);
    }
}
