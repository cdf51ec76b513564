// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import dev.mcpsql.config.Component;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How much this server reads for strangers: so much for one host and for one asker in a minute, so much at a time. Counted on
 * each node; faults are not kept (draft §5.2), this is what bounds asking for them again. Thread-safe.
 */
@Component
final class FetchBudget {

    /** Documents for one asker in a {@link #WINDOW}. */
    static final int OF_AN_ASKER = 10;

    /** Documents of one host; more than one asker's, who could else keep everybody from the clients of that host. */
    static final int OF_A_HOST = 3 * OF_AN_ASKER;

    static final Duration WINDOW = Duration.ofMinutes(1);

    /** Each may hold a thread for as long as a document may take. */
    static final int AT_A_TIME = 4;

    /** A map of this size is a flood; until its windows end, only those in it are served. */
    static final int MAX_SUBJECTS = 2000;

    private record Spent(Instant until, int readings) {}

    private final Map<String, Spent> subjects = new HashMap<>();
    private final Semaphore slots = new Semaphore(AT_A_TIME);
    private final Clock clock;

    @Inject
    FetchBudget(Clock clock) {
        this.clock = clock;
    }

    /** Does the reading, or not at all when one of the shares is used up. */
    <T> Optional<T> spend(String host, String asker, Supplier<T> reading) {
        if (!slots.tryAcquire()) {
            return Optional.empty();
        }
        try {
            boolean fits = count("asker " + asker, OF_AN_ASKER) && count("host " + host, OF_A_HOST);
            return fits ? Optional.of(reading.get()) : Optional.empty();
        } finally {
            slots.release();
        }
    }

    private synchronized boolean count(String subject, int share) {
        Instant now = clock.instant();
        Spent spent = subjects.get(subject);
        if (spent == null || !now.isBefore(spent.until())) {
            if (spent == null && !hasRoom(now)) {
                return false;
            }
            spent = new Spent(now.plus(WINDOW), 0);
        }
        subjects.put(subject, new Spent(spent.until(), Math.min(share, spent.readings() + 1)));
        return spent.readings() < share;
    }

    private boolean hasRoom(Instant now) {
        if (subjects.size() >= MAX_SUBJECTS) {
            subjects.values().removeIf(spent -> !now.isBefore(spent.until()));
        }
        return subjects.size() < MAX_SUBJECTS;
    }
}
