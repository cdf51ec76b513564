// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.mcp.listen.Subscriptions;
import dev.mcpsql.tool.Tools;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger.Level;

/**
 * Ends streams of changes and the calls under way when the application ends, or the process: while connections and data
 * sources still work, so that each client is told and each call leaves its row. A server that is told to end may close those before it tells its applications.
 */
@WebListener
public class Shutdown implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(Shutdown.class.getName());

    private final Subscriptions subscriptions;
    private final Tools tools;
    private final Thread atEndOfProcess;

    /** Over what is open in the running server. */
    @Inject
    public Shutdown(Subscriptions subscriptions, Tools tools) {
        this.subscriptions = subscriptions;
        this.tools = tools;
        this.atEndOfProcess = new Thread(this::end, "mcp-sql-shutdown");
    }

    @Override
    public void contextInitialized(ServletContextEvent begin) {
        Runtime.getRuntime().addShutdownHook(atEndOfProcess);
    }

    @Override
    public void contextDestroyed(ServletContextEvent end) {
        end();
        forgetHook();
    }

    private void end() {
        subscriptions.end();
        tools.endCalls();
    }

    /** Else it would keep an undeployed application in memory. */
    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(atEndOfProcess);
        } catch (IllegalStateException processEnds) {
            LOG.log(Level.DEBUG, "the process ends, and the hook with it");
        }
    }
}
