// SPDX-License-Identifier: MIT
package dev.mcpsql.state;

/** The state database did not do what was asked; the cause has the SQLSTATE, the message never has a parameter's value. */
public final class StateUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Wraps the driver's exception. */
    public StateUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
