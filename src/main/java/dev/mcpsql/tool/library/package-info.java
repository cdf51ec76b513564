// SPDX-License-Identifier: MIT
/**
 * What a client can show its person beside the tools.
 *
 * <h2>Responsibility</h2>
 * Resources and their addresses, prompts, completions: the value of each result, all of it out of what one profile sees.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.tool.library.Offering}, one for each method.
 * <h2>Refuses</h2>
 * To tell apart a relation that is not there from one that is not allowed; to let text of the database out of its fence.
 * <h2>Depends on</h2>
 * vocabulary, config, executor, profile, tool.answer, tool.schema, Jackson.
 * <h2>Threading</h2>
 * Values and functions.
 * <h2>Sources</h2>
 * MCP 2026-07-28 server/resources, server/prompts, server/utilities/completion; RFC 3986 §2; RFC 6570 §3.2.2;
 * {@code docs/resources.md}.
 */
@NullMarked
package dev.mcpsql.tool.library;

import org.jspecify.annotations.NullMarked;
