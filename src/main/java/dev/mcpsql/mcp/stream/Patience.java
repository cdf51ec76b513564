// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.stream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a client may take nothing of what waits for it. Thread-safe. */
final class Patience {

    /** Longer than a network loses packets for, shorter than an attacker needs to fill the memory. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Timer timer;
    private final Runnable over;
    private Timer.@Nullable Due due;

    Patience(Timer timer, Runnable over) {
        this.timer = timer;
        this.over = over;
    }

    /** Begins to count when something waits and nothing was counted yet. */
    synchronized void watch(boolean waits) {
        if (waits && due == null) {
            due = timer.in(LONGEST_PAUSE, over);
        }
    }

    /** The client took something. */
    synchronized void renew() {
        if (due != null) {
            due.cancel();
            due = null;
        }
    }

    void end() {
        renew();
    }
}
