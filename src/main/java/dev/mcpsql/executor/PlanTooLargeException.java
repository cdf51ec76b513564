// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

/** A plan is beyond what this server reads of one. */
final class PlanTooLargeException extends Exception {

    private static final long serialVersionUID = 1L;

    PlanTooLargeException() {
        super("a plan is larger than this server reads");
    }
}
