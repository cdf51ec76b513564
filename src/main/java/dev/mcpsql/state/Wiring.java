// SPDX-License-Identifier: MIT
package dev.mcpsql.state;

import dev.mcpsql.config.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Offers the state database over the container's pool. */
@ApplicationScoped
class Wiring {

    @Resource(lookup = "java:app/jdbc/mcp_sql")
    @SuppressWarnings("NullAway.Init")
    DataSource pool;

    @Produces
    @Singleton
    StateDatabase stateDatabase(Settings settings) {
        return new StateDatabase(pool, new StateDataSource(settings.state()));
    }
}
