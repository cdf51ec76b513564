// SPDX-License-Identifier: MIT
/**
 * Streams of changes: {@code subscriptions/listen}.
 *
 * <h2>Responsibility</h2>
 * Who listens, what they asked to be told and are told, signs of life, and the end of a stream with the right it was begun with.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.mcp.listen.Subscriptions}.
 * <h2>Refuses</h2>
 * More streams than the settings allow; filters that are none; to tell anything to somebody whose token was not just found to hold.
 * <h2>Depends on</h2>
 * vocabulary, config, access, tool, mcp.message, mcp.stream; Jackson.
 * <h2>Threading</h2>
 * No thread of its own for a stream: one that ticks each second, and one of the container's that asks the databases every ten.
 * <h2>Sources</h2>
 * MCP 2026-07-28 basic/patterns/subscriptions, basic/transports/streamable-http ("Receiving Messages"); ADR 34.
 */
@NullMarked
package dev.mcpsql.mcp.listen;

import org.jspecify.annotations.NullMarked;
