// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import java.time.Instant;

/**
 * A live web session.
 *
 * @param standing the person, as of this request
 * @param stage how far the sign-in came
 * @param confirmedAt when the person last showed everything the account asks for at that stage
 */
public record WebSession(Standing standing, Stage stage, Instant confirmedAt) {

    /** How far a sign-in came. Whoever asks for {@link #COMPLETE} is closed to all others. */
    public enum Stage {
        /** The password was right; the account has a second factor, and it was not shown yet. Opens nothing. */
        SECOND_FACTOR_DUE,
        /** The password was right; a second factor is required and the account has none. Opens enrolment and sign-out only. */
        ENROLMENT_DUE,
        /** Signed in. */
        COMPLETE
    }
}
