// SPDX-License-Identifier: MIT
/**
 * One message: JSON-RPC, the HTTP envelope around it, and the era that it speaks.
 *
 * <h2>Responsibility</h2>
 * Bytes to a message or the reason why they are none; a reply to JSON; what the header fields say.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.mcp.message.MessageReader}, {@link dev.mcpsql.mcp.message.RequestHead}, {@link dev.mcpsql.mcp.message.Reply}.
 * <h2>Refuses</h2>
 * What is not one JSON-RPC message in UTF-8, duplicate names, batches, depth.
 * <h2>Depends on</h2>
 * Jackson.
 * <h2>Threading</h2>
 * Values, and readers that are thread-safe.
 * <h2>Sources</h2>
 * JSON-RPC 2.0; MCP 2026-07-28 basic/index and basic/transports/streamable-http; RFC 9110 §5, §12.
 */
@NullMarked
package dev.mcpsql.mcp.message;

import org.jspecify.annotations.NullMarked;
