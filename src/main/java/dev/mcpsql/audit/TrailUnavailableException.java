// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

/** A row could not be made durable; the message never has a value of the row. */
public final class TrailUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Wraps what the state database reported. */
    public TrailUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
