// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.stream;

import java.util.concurrent.ThreadFactory;

/**
 * Threads of the application's own: none keeps the process alive, and each finds the application's classes, whoever first
 * needed it.
 *
 * @param name what a thread dump shows
 */
public record NamedThreads(String name) implements ThreadFactory {

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(NamedThreads.class.getClassLoader());
        return thread;
    }
}
