// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.stream;

import dev.mcpsql.config.Component;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread for all deadlines and heartbeats of this node. */
@Component
public final class TimerThread implements Timer {

    private static final System.Logger LOG = System.getLogger(TimerThread.class.getName());

    private final ScheduledThreadPoolExecutor thread;

    /** Ends with the application. */
    @Inject
    public TimerThread() {
        thread = new ScheduledThreadPoolExecutor(1, new NamedThreads("mcp-sql-timer"));
        thread.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Due in(Duration delay, Runnable task) {
        try {
            Future<?> due = thread.schedule(() -> run(task), delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> due.cancel(false);
        } catch (RejectedExecutionException applicationEnds) {
            return () -> {};
        }
    }

    /** A fault of one must not be lost in the future that nobody asks. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException unexpected) {
            LOG.log(
                    Level.ERROR,
                    "a deadline failed with {0}",
                    unexpected.getClass().getName());
        }
    }

    /** What is due later is not done any more. */
    @PreDestroy
    void close() {
        thread.shutdownNow();
    }
}
