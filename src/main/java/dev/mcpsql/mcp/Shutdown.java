// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.tool.Tools;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger.Level;

/**
 * Ends the calls under way when the application ends, or the process: while the data sources still work, so that each call
 * leaves its row. A server that is told to end may close those before it tells its applications.
 */
@WebListener
public class Shutdown implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(Shutdown.class.getName());

    private final Tools tools;
    private final Thread atEndOfProcess;

    /** Over the tools of the running server. */
    @Inject
    public Shutdown(Tools tools) {
        this.tools = tools;
        this.atEndOfProcess = new Thread(tools::endCalls, "mcp-sql-shutdown");
    }

    @Override
    public void contextInitialized(ServletContextEvent begin) {
        Runtime.getRuntime().addShutdownHook(atEndOfProcess);
    }

    @Override
    public void contextDestroyed(ServletContextEvent end) {
        tools.endCalls();
        forgetHook();
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
