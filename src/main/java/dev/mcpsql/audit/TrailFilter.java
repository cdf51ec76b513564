// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import java.time.Instant;

/**
 * Which rows of a trail to show. An empty text means any.
 *
 * @param person the exact name at sign-in
 * @param decision the code of a {@link dev.mcpsql.vocabulary.Decision}; the denial trail has none and ignores it
 * @param reason the code of an {@link dev.mcpsql.vocabulary.OutcomeReason} or {@link
 *     dev.mcpsql.vocabulary.DenialReason}
 * @param from rows at or after this
 * @param until rows before this
 */
public record TrailFilter(String person, String decision, String reason, Instant from, Instant until) {

    /** The last instant that PostgreSQL's {@code timestamptz} and a four-digit year have in common. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    /** Every row. */
    public static TrailFilter everything() {
        return new TrailFilter("", "", "", Instant.EPOCH, END_OF_TIME);
    }

    /** The same with another person. */
    public TrailFilter withPerson(String other) {
        return new TrailFilter(other, decision, reason, from, until);
    }

    /** The same with another decision. */
    public TrailFilter withDecision(String other) {
        return new TrailFilter(person, other, reason, from, until);
    }

    /** The same with another reason. */
    public TrailFilter withReason(String other) {
        return new TrailFilter(person, decision, other, from, until);
    }

    /** The same with another beginning. */
    public TrailFilter startingAt(Instant other) {
        return new TrailFilter(person, decision, reason, other, until);
    }

    /** The same with another end. */
    public TrailFilter endingBefore(Instant other) {
        return new TrailFilter(person, decision, reason, from, other);
    }
}
