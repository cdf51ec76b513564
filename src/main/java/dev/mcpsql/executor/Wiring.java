// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Offers the queried database over the container's pool. */
@ApplicationScoped
class Wiring {

    @Resource(lookup = "java:app/jdbc/mcp_readonly")
    @SuppressWarnings("NullAway.Init")
    DataSource pool;

    @Produces
    @Singleton
    TargetDatabase targetDatabase() {
        return new TargetDatabase(pool);
    }
}
