// SPDX-License-Identifier: MIT
package dev.mcpsql.alert;

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

/** Lets the tripwires look, and close what is over, for as long as the application is deployed. */
@ApplicationScoped
class TripwireClock {

    private static final long SECONDS_BETWEEN_LOOKS = 1;

    /** Closing decides only when a person may be told of again; it can wait. */
    private static final long SECONDS_BETWEEN_SETTLINGS = 10;

    @Resource
    @SuppressWarnings("NullAway.Init")
    ManagedScheduledExecutorService executor;

    private final List<Future<?>> running = new CopyOnWriteArrayList<>();

    void start(@Observes @Initialized(ApplicationScoped.class) Object started, Tripwires tripwires) {
        repeat(tripwires::look, SECONDS_BETWEEN_LOOKS);
        repeat(tripwires::settle, SECONDS_BETWEEN_SETTLINGS);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopped) {
        running.forEach(task -> task.cancel(false));
    }

    private void repeat(Runnable task, long seconds) {
        running.add(executor.scheduleWithFixedDelay(task, seconds, seconds, TimeUnit.SECONDS));
    }
}
