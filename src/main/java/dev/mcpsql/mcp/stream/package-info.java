// SPDX-License-Identifier: MIT
/**
 * Bytes from and to clients that may be slow, or gone.
 *
 * <h2>Responsibility</h2>
 * Bytes on their way to one client: in order, without a thread that waits for the client, and an end that is told.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.mcp.stream.EventSink}; {@link dev.mcpsql.mcp.stream.Outlet} for the response below it;
 * {@link dev.mcpsql.mcp.stream.Timer}.
 * <h2>Refuses</h2>
 * To keep more for a reader than a bound, or for longer than a pause.
 * <h2>Depends on</h2>
 * config; Jakarta Servlet.
 * <h2>Threading</h2>
 * Any thread may write. One thread of the node's own keeps all deadlines; what it does is short and never waits.
 * <h2>Sources</h2>
 * MCP 2026-07-28 basic/transports/streamable-http, "Receiving Messages"; WHATWG HTML §9.2; Jakarta Servlet 6.0 §3.7, §5.7.
 */
@NullMarked
package dev.mcpsql.mcp.stream;

import org.jspecify.annotations.NullMarked;
