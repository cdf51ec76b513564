// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many requests of one person are open on this node, from the head to the last byte of the answer. Without a bound one person's bodies
 * that do not come and answers that nobody reads would fill the memory, and their work take all workers. Thread-safe.
 */
@Component
final class OpenRequests {

    /** Beside the person's streams of changes. Far fewer than there are workers, far more than agents of one person send at once. */
    static final int MOST = 64;

    private final int most;
    private final Map<UUID, Integer> open = new HashMap<>();

    @Inject
    OpenRequests(Settings settings) {
        this(MOST + settings.listening().streamsPerPerson());
    }

    OpenRequests(int most) {
        this.most = most;
    }

    /** Empty when the person has as many as one may have; else what to run when the request is over, of which the first run counts. */
    synchronized Optional<Runnable> enter(UUID person) {
        int before = open.getOrDefault(person, 0);
        if (before >= most) {
            return Optional.empty();
        }
        open.put(person, before + 1);
        AtomicBoolean left = new AtomicBoolean();
        return Optional.of(() -> {
            if (left.compareAndSet(false, true)) {
                leave(person);
            }
        });
    }

    private synchronized void leave(UUID person) {
        open.computeIfPresent(person, (key, count) -> count == 1 ? null : count - 1);
    }
}
