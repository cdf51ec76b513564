// SPDX-License-Identifier: MIT
/**
 * The methods of each era, and how answers become results and errors.
 *
 * <h2>Responsibility</h2>
 * Which methods there are, what each needs of its envelope, what its result looks like in its era.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.mcp.method.ModernEra}, {@link dev.mcpsql.mcp.method.LegacyEra}.
 * <h2>Refuses</h2>
 * Unknown methods; modern requests whose headers and body disagree.
 * <h2>Depends on</h2>
 * vocabulary, tool, mcp.message; the MCP SDK's schema types for what is written once (ADR 8).
 * <h2>Threading</h2>
 * Thread-safe; nothing is kept between requests but the calls under way.
 * <h2>Sources</h2>
 * MCP 2026-07-28 basic/versioning, server/discover, server/tools, server/resources, server/prompts,
 * server/utilities/caching and completion; MCP 2025-11-25, 2025-06-18 and 2025-03-26 basic/lifecycle.
 */
@NullMarked
package dev.mcpsql.mcp.method;

import org.jspecify.annotations.NullMarked;
