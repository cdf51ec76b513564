// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.executor.Cancellation;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The calls that have begun and left no answer yet; a shutdown ends them. Thread-safe. */
final class CallsUnderWay {

    /** A cancelled statement ends within a second; what is left then is the writing of rows. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Set<Cancellation> calls = new HashSet<>();
    private boolean ending;

    /** A call that begins in a shutdown is cancelled at once, so that it too leaves its row and no statement. */
    void enter(Cancellation call) {
        if (add(call)) {
            call.cancel();
        }
    }

    private synchronized boolean add(Cancellation call) {
        calls.add(call);
        return ending;
    }

    synchronized void leave(Cancellation call) {
        calls.remove(call);
        notifyAll();
    }

    /** Cancels all and waits until they have left, or the patience is over. */
    void end() {
        // Each waits for its statement to end, so not one after the other.
        begunBefore().parallelStream().forEach(Cancellation::cancel);
        awaitNone();
    }

    private synchronized List<Cancellation> begunBefore() {
        ending = true;
        return List.copyOf(calls);
    }

    private synchronized void awaitNone() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (long left = until - System.nanoTime();
                    !calls.isEmpty() && left > 0;
                    left = until - System.nanoTime()) {
                wait(Math.max(1, Duration.ofNanos(left).toMillis()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
