// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.tool.Tools;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Ends what runs when the application does: while its data sources still work, so that each call leaves its row. */
@WebListener
public class Shutdown implements ServletContextListener {

    private final Tools tools;

    /** Over the tools of the running server. */
    @Inject
    public Shutdown(Tools tools) {
        this.tools = tools;
    }

    @Override
    public void contextDestroyed(ServletContextEvent end) {
        tools.endCalls();
    }
}
