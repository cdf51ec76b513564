// SPDX-License-Identifier: MIT
package dev.mcpsql.throttle;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Lets the nodes share their counts for as long as the application is deployed. */
@ApplicationScoped
class ThrottleClock {

    private static final long SECONDS_BETWEEN_SHARES = 1;

    private static final long SECONDS_BETWEEN_SWEEPS = 60;

    @Resource
    @SuppressWarnings("NullAway.Init")
    ManagedScheduledExecutorService executor;

    private final List<Future<?>> running = new CopyOnWriteArrayList<>();

    void start(@Observes @Initialized(ApplicationScoped.class) Object started, Throttle throttle) {
        repeat(throttle::share, SECONDS_BETWEEN_SHARES);
        repeat(throttle::sweep, SECONDS_BETWEEN_SWEEPS);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopped) {
        running.forEach(task -> task.cancel(false));
    }

    private void repeat(Runnable task, long seconds) {
        running.add(executor.scheduleWithFixedDelay(task, seconds, seconds, TimeUnit.SECONDS));
    }
}
