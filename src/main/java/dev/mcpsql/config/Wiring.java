// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** Offers the settings and the two sources of things that change by themselves: time and chance. */
@ApplicationScoped
class Wiring {

    @Produces
    @Singleton
    Settings settings() {
        return MicroProfileSettings.load();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }
}
