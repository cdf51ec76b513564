// SPDX-License-Identifier: MIT
package dev.mcpsql.profile;

/** The queried database did not tell its catalog; the message never holds PostgreSQL's. */
public final class CatalogUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Wraps the driver's exception. */
    public CatalogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
