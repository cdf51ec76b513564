// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.gate.Gate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Offers the one gate of all profiles, and ends its threads with the application. */
@ApplicationScoped
class Wiring {

    @Produces
    @Singleton
    Gate gate() {
        return new Gate();
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object started, Gate gate) {
        gate.warmUp();
    }

    void close(@Disposes Gate gate) {
        gate.close();
    }
}
