// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.config.Component;
import dev.mcpsql.mcp.message.Reply;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The threads that write streams: one for each, beside the one that works on its request. There are never more of them than
 * requests that the server works on. Thread-safe.
 */
@Component
public final class Streams {

    /** Nearly all calls are answered within it, as plain JSON. */
    private static final Duration GRACE = Duration.ofMillis(400);

    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService writers;

    /** With threads that end with the application. */
    @Inject
    public Streams() {
        timer = new ScheduledThreadPoolExecutor(1, threads("mcp-sql-grace"));
        timer.setRemoveOnCancelPolicy(true);
        writers = Executors.newCachedThreadPool(threads("mcp-sql-stream"));
    }

    /** Begins the stream unless the reply is there by then. */
    void afterGrace(CompletableFuture<Reply> reply, Runnable stream) {
        Future<?> due = timer.schedule(() -> writers.execute(stream), GRACE.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> unused = reply.thenRun(() -> due.cancel(false));
    }

    /** Ends the threads; streams that still write are interrupted. */
    @PreDestroy
    void close() {
        timer.shutdownNow();
        writers.shutdownNow();
    }

    /** The server's own classes are found through the application's loader, whichever thread first needs one. */
    private static ThreadFactory threads(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.setContextClassLoader(Streams.class.getClassLoader());
            return thread;
        };
    }
}
