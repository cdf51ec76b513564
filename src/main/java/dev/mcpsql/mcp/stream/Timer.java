// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.stream;

import java.time.Duration;

/** Does something later, without a thread that waits for it. Thread-safe. */
@FunctionalInterface
public interface Timer {

    /** What was put off. */
    @FunctionalInterface
    interface Due {
        /** Takes it back; does nothing when it has begun. */
        void cancel();
    }

    /** Runs the task once; it must be short and never wait, for all others wait for it. */
    Due in(Duration delay, Runnable task);
}
