// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.time.Clock;

/** Offers the read side of the trails over the server's persistence unit. */
@ApplicationScoped
class Wiring {

    @PersistenceUnit(unitName = "mcp_sql")
    @SuppressWarnings("NullAway.Init")
    EntityManagerFactory unit;

    @Produces
    @Singleton
    TrailReader trailReader(Clock clock) {
        return new TrailReader(unit, clock);
    }
}
