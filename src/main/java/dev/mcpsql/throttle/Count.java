// SPDX-License-Identifier: MIT
package dev.mcpsql.throttle;

import java.time.Instant;

/**
 * Attempts of one subject.
 *
 * @param shared as many as the database had when it was last asked, those of other nodes included
 * @param unsent as many were made here since
 * @param endsAt the end of the window
 * @param told whether the log has its line
 */
record Count(int shared, int unsent, Instant endsAt, boolean told) {

    static Count first(Instant endsAt) {
        return new Count(0, 1, endsAt, false);
    }

    int total() {
        return shared + unsent;
    }

    Count plusOne() {
        return new Count(shared, unsent + 1, endsAt, told);
    }

    /** After the database added {@code sent} of the unsent ones to its own. */
    Count joined(Stored stored, int sent) {
        return new Count(stored.attempts(), Math.max(0, unsent - sent), stored.endsAt(), told);
    }

    Count andTold() {
        return new Count(shared, unsent, endsAt, true);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }
}
