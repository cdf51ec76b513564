// SPDX-License-Identifier: MIT
package dev.mcpsql.state;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Makes a value of the row that the result set stands on.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface RowReader<T> {
    /** Reads the current row; never moves the cursor. */
    T read(ResultSet row) throws SQLException;
}
