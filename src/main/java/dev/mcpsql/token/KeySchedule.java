// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When keys follow each other: published, then signing, then verifying only, then retired. Pure; all lists are of keys that are
 * not retired.
 *
 * @param lifetime how long a key signs
 * @param tokenLifetime how long its last token lives
 */
record KeySchedule(Duration lifetime, Duration tokenLifetime) {

    /** Twice as long as a verifier may keep the key set, so that every one knows a key when it begins to sign. */
    static final Duration PUBLISHED_BEFORE = Duration.ofMinutes(10);

    /** For nodes whose clocks differ: one of them may still have signed with the old key. */
    static final Duration LEEWAY = Duration.ofMinutes(5);

    /** The key that signs now: of those that have begun, the last. */
    Optional<SigningKey> signing(List<SigningKey> live, Instant now) {
        return live.stream()
                .filter(key -> key.hasBegun(now))
                .max(Comparator.comparing(SigningKey::signsFrom).thenComparing(SigningKey::keyId));
    }

    /** The next one, if it is published already. */
    Optional<SigningKey> waiting(List<SigningKey> live, Instant now) {
        return live.stream().filter(key -> !key.hasBegun(now)).min(Comparator.comparing(SigningKey::signsFrom));
    }

    /** Whether the next one must be published now, so that the present one can stop in time. */
    boolean successorDue(List<SigningKey> live, Instant now) {
        return waiting(live, now).isEmpty()
                && signing(live, now)
                        .filter(key ->
                                now.isBefore(key.signsFrom().plus(lifetime).minus(PUBLISHED_BEFORE)))
                        .isEmpty();
    }

    /** Those whose last token has expired. */
    List<SigningKey> outlived(List<SigningKey> live, Instant now) {
        return live.stream()
                .filter(key ->
                        !stoppedAt(key, live).plus(tokenLifetime).plus(LEEWAY).isAfter(now))
                .toList();
    }

    /** When the next key began, or will. */
    Instant stoppedAt(SigningKey key, List<SigningKey> live) {
        return live.stream()
                .map(SigningKey::signsFrom)
                .filter(begin -> begin.isAfter(key.signsFrom()))
                .min(Comparator.naturalOrder())
                .orElse(NEVER);
    }

    /** Far enough, and durations can be added to it. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
}
