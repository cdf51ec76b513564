// SPDX-License-Identifier: MIT
package dev.mcpsql.throttle;

import dev.mcpsql.config.ThrottleSettings;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The counts of this node, never more than a bound of them. Thread-safe.
 *
 * <p>When they are full, the tenth that made the fewest attempts is forgotten at once: to make this node forget a block somebody
 * needs thousands of addresses that made more attempts each, and the database remembers it all the same.
 */
final class Counts {

    /** Less than two megabytes. */
    static final int MOST = 10_000;

    private static final int FORGOTTEN_AT_ONCE = MOST / 10;

    private final ThrottleSettings settings;
    private final Map<Subject, Count> counts = new HashMap<>();

    Counts(ThrottleSettings settings) {
        this.settings = settings;
    }

    /** Counts an attempt; when there were too many before, counts nothing and says when the window ends. */
    synchronized Optional<Instant> attempt(Subject subject, Instant now) {
        Count before = counts.get(subject);
        if (before == null || before.isOver(now)) {
            makeRoom(now);
            counts.put(subject, Count.first(now.plus(limit(subject).window())));
            return Optional.empty();
        }
        if (isBlocked(subject, before)) {
            return Optional.of(before.endsAt());
        }
        counts.put(subject, before.plusOne());
        return Optional.empty();
    }

    /**
     * What the database should know, the largest first. An address that did little yet is not worth a row: whoever has many
     * addresses would write one with each attempt.
     */
    synchronized List<Map.Entry<Subject, Count>> unsent(int most, Instant now) {
        return counts.entrySet().stream()
                .filter(entry ->
                        entry.getValue().unsent() > 0 && !entry.getValue().isOver(now))
                .filter(entry ->
                        entry.getValue().total() * 10L >= limit(entry.getKey()).attempts())
                .sorted(Comparator.comparingInt((Map.Entry<Subject, Count> entry) ->
                                entry.getValue().total())
                        .reversed())
                .limit(most)
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Takes over what the database has after it was sent so many. */
    synchronized void joined(Subject subject, Stored stored, int sent) {
        counts.computeIfPresent(subject, (same, count) -> count.joined(stored, sent));
    }

    /** Learns of all blocks there are; one that the database knew before and knows no more was lifted. */
    synchronized void align(Map<Subject, Stored> blocks, Instant now) {
        Set<Subject> lifted = new HashSet<>();
        counts.forEach((subject, count) -> {
            if (count.shared() >= limit(subject).attempts() && !blocks.containsKey(subject)) {
                lifted.add(subject);
            }
        });
        lifted.forEach(counts::remove);
        blocks.forEach((subject, stored) -> {
            Count held = counts.get(subject);
            if (held == null) {
                makeRoom(now);
                counts.put(subject, new Count(stored.attempts(), 0, stored.endsAt(), true));
            } else {
                counts.put(subject, held.joined(stored, 0).andTold());
            }
        });
    }

    /** Marks the subject as told; false when it is not blocked, or was told before. */
    synchronized boolean tell(Subject subject) {
        Count count = counts.get(subject);
        if (count == null || count.told() || !isBlocked(subject, count)) {
            return false;
        }
        counts.put(subject, count.andTold());
        return true;
    }

    synchronized int size() {
        return counts.size();
    }

    private void makeRoom(Instant now) {
        if (counts.size() < MOST) {
            return;
        }
        counts.values().removeIf(count -> count.isOver(now));
        if (counts.size() < MOST) {
            return;
        }
        List<Subject> least = counts.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().total()))
                .limit(FORGOTTEN_AT_ONCE)
                .map(Map.Entry::getKey)
                .toList();
        least.forEach(counts::remove);
    }

    private boolean isBlocked(Subject subject, Count count) {
        return count.total() >= limit(subject).attempts();
    }

    private ThrottleSettings.Limit limit(Subject subject) {
        return subject.act().limit(settings);
    }
}
