// SPDX-License-Identifier: MIT
/**
 * Streams of events to clients that may be slow, or gone.
 *
 * <h2>Responsibility</h2>
 * Bytes on their way to one client: in order, without a thread that waits for the client, and an end that is told.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.mcp.stream.EventSink}.
 * <h2>Refuses</h2>
 * To keep more for a reader than a bound.
 * <h2>Depends on</h2>
 * mcp.message; Jakarta Servlet.
 * <h2>Threading</h2>
 * Any thread may write.
 * <h2>Sources</h2>
 * MCP 2026-07-28 basic/transports/streamable-http, "Receiving Messages"; WHATWG HTML §9.2; Jakarta Servlet 6.0 §3.7, §5.7.
 */
@NullMarked
package dev.mcpsql.mcp.stream;

import org.jspecify.annotations.NullMarked;
