// SPDX-License-Identifier: MIT
/**
 * The whole system over HTTP, as people and clients meet it: {@code mvn verify}.
 *
 * <h2>Responsibility</h2>
 * Promises that hold only when all rooms work together, and a small language to state them in.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.e2e.LiveServer}, given to tests by {@link dev.mcpsql.e2e.WithLiveServer}.
 * <h2>Refuses</h2>
 * Any address beside loopback.
 * <h2>Depends on</h2>
 * {@code dev.mcpsql.demo.Installation}, the packaged archive, Payara Micro, java.net.http, jsoup.
 * <h2>Threading</h2>
 * One server for all classes; each test makes its own people.
 * <h2>Sources</h2>
 * MCP specification 2025-11-25 and 2026-07-28; OAuth 2.1; RFC 7591, 7636, 8414, 9728.
 */
@NullMarked
package dev.mcpsql.e2e;

import org.jspecify.annotations.NullMarked;
