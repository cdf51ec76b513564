// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what another process does, and not a moment longer. */
final class Eventually {

    private static final long BETWEEN_LOOKS_MS = 50;

    private Eventually() {}

    /** Whether it came true in time. */
    static boolean within(Duration patience, BooleanSupplier claim) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (!claim.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Thread.sleep(BETWEEN_LOOKS_MS);
        }
        return true;
    }
}
