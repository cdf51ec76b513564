// SPDX-License-Identifier: MIT
package dev.mcpsql.profile;

import dev.mcpsql.vocabulary.OutcomeReason;

/** The queried database did not tell its catalog; the message never holds PostgreSQL's. */
public final class CatalogUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final OutcomeReason reason;
    private final String sqlState;

    /**
     * Wraps the driver's exception.
     *
     * @param reason {@code UNAVAILABLE} or {@code MISCONFIGURED}
     * @param sqlState PostgreSQL's or the driver's five characters, {@code ""} when there are none
     */
    public CatalogUnavailableException(OutcomeReason reason, String sqlState, Throwable cause) {
        super("the catalog could not be read: SQLSTATE " + sqlState, cause);
        this.reason = reason;
        this.sqlState = sqlState;
    }

    /** Whether waiting can help, or only the operator. */
    public OutcomeReason reason() {
        return reason;
    }

    /** What the trail keeps. */
    public String sqlState() {
        return sqlState;
    }
}
