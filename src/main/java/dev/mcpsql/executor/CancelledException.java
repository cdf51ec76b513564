// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import java.sql.SQLException;

/** The call was cancelled before its statement began; query_canceled, as PostgreSQL would have said. */
final class CancelledException extends SQLException {

    private static final long serialVersionUID = 1L;

    CancelledException() {
        super("cancelled before it began", "57014");
    }
}
