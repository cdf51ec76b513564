// SPDX-License-Identifier: MIT
/**
 * The Model Context Protocol on one HTTP endpoint, in both of its eras.
 *
 * <h2>Responsibility</h2>
 * HTTP envelope, JSON-RPC, era of a request, the methods of each era, and the mapping of answers to results and errors; streams
 * for calls that take long, and the end of calls that nobody waits for.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.mcp.McpServlet} at {@code /mcp/sql}.
 * <h2>Refuses</h2>
 * Requests without a caller, bodies over 1 MiB, what is not one JSON-RPC message in UTF-8, duplicate names, batches;
 * modern requests whose headers and body disagree.
 * <h2>Depends on</h2>
 * vocabulary, config, tool, access; Jackson; the MCP SDK's schema types for what is written once (ADR 0008).
 * <h2>Threading</h2>
 * No session, nothing kept between requests but the calls under way. Requests are worked on by threads of the room's own; no
 * thread waits for a client (ADR 0033).
 * <h2>Sources</h2>
 * MCP 2026-07-28 basic/index, basic/versioning, basic/transports/streamable-http, server/discover, server/tools; MCP
 * 2025-11-25, 2025-06-18 and 2025-03-26 basic/lifecycle and basic/transports; JSON-RPC 2.0.
 */
@NullMarked
package dev.mcpsql.mcp;

import org.jspecify.annotations.NullMarked;
