// SPDX-License-Identifier: MIT
package dev.mcpsql.state;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/**
 * Takes the last rows past the pool when the process ends. Payara Micro then closes its pools beside all other hooks, so whether a
 * cancelled call still found a connection for its row would be chance (ADR 21).
 */
@ApplicationScoped
class EndOfPool {

    private static final System.Logger LOG = System.getLogger(EndOfPool.class.getName());

    private final Thread atEndOfProcess;

    /** Over what the running server keeps its rows in. */
    @Inject
    EndOfPool(StateDatabase database) {
        this.atEndOfProcess = new Thread(database::leavePool, "mcp-sql-end-of-pool");
    }

    /** Client proxies call this one; nothing is done with it. */
    EndOfPool() {
        this.atEndOfProcess = new Thread();
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        Runtime.getRuntime().addShutdownHook(atEndOfProcess);
    }

    /** Else the hook would keep an undeployed application in memory. */
    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopped) {
        try {
            Runtime.getRuntime().removeShutdownHook(atEndOfProcess);
        } catch (IllegalStateException processEnds) {
            LOG.log(Level.DEBUG, "the process ends, and the hook with it");
        }
    }
}
