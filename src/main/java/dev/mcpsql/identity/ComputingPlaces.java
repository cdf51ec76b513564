// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Room for two computations at once and sixteen callers who wait: each computation takes 19 MiB and tens of milliseconds, and
 * each who waits holds a request's thread, which a crowd of strangers must not be able to multiply. Thread-safe.
 */
final class ComputingPlaces {

    static final int AT_ONCE = 2;
    static final int WAITING = 16;
    private static final long PATIENCE_SECONDS = 10;

    private final Semaphore inside = new Semaphore(AT_ONCE + WAITING);
    private final Semaphore computing = new Semaphore(AT_ONCE, true);

    /** Computes, after a wait if it must be; empty when too many wait already or the wait was too long. */
    <T> Optional<T> wait(Supplier<T> computation) {
        if (!inside.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return patient() ? Optional.of(computed(computation)) : Optional.empty();
        } finally {
            inside.release();
        }
    }

    /** Computes if that can begin at once. */
    <T> Optional<T> now(Supplier<T> computation) {
        return computing.tryAcquire() ? Optional.of(computed(computation)) : Optional.empty();
    }

    private <T> T computed(Supplier<T> computation) {
        try {
            return computation.get();
        } finally {
            computing.release();
        }
    }

    private boolean patient() {
        try {
            return computing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
