// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

/**
 * A live web session.
 *
 * @param standing the person, as of this request
 * @param stage how far the sign-in came
 */
public record WebSession(Standing standing, Stage stage) {

    /** How far a sign-in came. */
    public enum Stage {
        /** The password was right; the account has a second factor, and it was not shown yet. Opens nothing. */
        SECOND_FACTOR_DUE,
        /** Signed in. */
        COMPLETE
    }
}
