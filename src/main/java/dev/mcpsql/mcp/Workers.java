// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.config.Component;
import dev.mcpsql.mcp.stream.NamedThreads;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that work on requests, and those that end calls. The container's own only carry bytes: they may be the ones that
 * watch all connections, which nothing may keep (ADR 33). Thread-safe.
 */
@Component
final class Workers {

    /** Far more than the databases have connections for; who waits for one of those gives up after two seconds. */
    private static final int MOST_AT_WORK = 200;

    private static final long SECONDS_IDLE = 60;

    private final ExecutorService atWork;
    private final ExecutorService cancels;

    /** With threads that end with the application. */
    @Inject
    Workers() {
        // Hands over and never queues; the thread that was idle last is taken first, and the others may end.
        atWork = new ThreadPoolExecutor(
                0,
                MOST_AT_WORK,
                SECONDS_IDLE,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new NamedThreads("mcp-sql-worker"));
        cancels = Executors.newCachedThreadPool(new NamedThreads("mcp-sql-cancel"));
    }

    /** Does the work soon; false when everybody has work, or the process may have no more threads, and then it is not done. */
    boolean take(Runnable work) {
        try {
            atWork.execute(work);
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError noThread) {
            return false;
        }
    }

    /** Ends a call, of which there are never more than workers. */
    void cancel(Runnable cancel) {
        try {
            cancels.execute(cancel);
        } catch (RejectedExecutionException applicationEnds) {
            cancel.run();
        }
    }

    /** What runs is cancelled by then. */
    @PreDestroy
    void close() {
        atWork.shutdown();
        cancels.shutdown();
    }
}
