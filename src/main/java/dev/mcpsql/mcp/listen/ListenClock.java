// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.listen;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Lets streams live and end for as long as the application is deployed. The ticks have a thread of their own: those of the
 * container may all be waiting for a database.
 */
@ApplicationScoped
class ListenClock {

    private static final System.Logger LOG = System.getLogger(ListenClock.class.getName());

    private static final long SECONDS_BETWEEN_TICKS = 1;

    private static final long SECONDS_BETWEEN_CHECKS = 10;

    @Resource
    @SuppressWarnings("NullAway.Init")
    ManagedScheduledExecutorService executor;

    private final ScheduledThreadPoolExecutor ticking = new ScheduledThreadPoolExecutor(1, ListenClock::thread);

    private final List<Future<?>> running = new CopyOnWriteArrayList<>();

    void start(@Observes @Initialized(ApplicationScoped.class) Object started, Subscriptions subscriptions) {
        running.add(ticking.scheduleWithFixedDelay(
                going(subscriptions::tick), SECONDS_BETWEEN_TICKS, SECONDS_BETWEEN_TICKS, TimeUnit.SECONDS));
        running.add(executor.scheduleAtFixedRate(
                going(subscriptions::check), SECONDS_BETWEEN_CHECKS, SECONDS_BETWEEN_CHECKS, TimeUnit.SECONDS));
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopped) {
        running.forEach(task -> task.cancel(false));
        ticking.shutdownNow();
    }

    /** A task that throws is never run again, and all streams to come would end unchecked. */
    private static Runnable going(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException unexpected) {
                LOG.log(Level.ERROR, "streams were not looked after this time", unexpected);
            }
        };
    }

    /** The server's own classes are found through the application's loader. */
    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "mcp-sql-listen");
        thread.setDaemon(true);
        thread.setContextClassLoader(ListenClock.class.getClassLoader());
        return thread;
    }
}
