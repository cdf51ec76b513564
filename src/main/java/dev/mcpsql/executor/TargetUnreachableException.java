// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import java.sql.SQLException;

/** No connection could be had: the database is down, the pool is exhausted, or the login is wrong. */
final class TargetUnreachableException extends SQLException {

    private static final long serialVersionUID = 1L;

    /** Keeps the SQLSTATE of the first cause that has one: servers wrap the driver's exception in their own. */
    TargetUnreachableException(SQLException cause) {
        super("no connection to the queried database", SqlState.of(cause).code(), cause);
    }
}
