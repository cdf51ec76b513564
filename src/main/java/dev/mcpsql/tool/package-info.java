// SPDX-License-Identifier: MIT
/**
 * What an agent can ask for, and the one place where gate, executor and audit meet.
 *
 * <h2>Responsibility</h2>
 * The three tools, their arguments and answers; resources, prompts and completions; exactly one row of the query trail for each call, durable before the
 * answer leaves; the fence around everything that comes from the database.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.tool.Tools}, {@link dev.mcpsql.tool.Library}.
 * <h2>Refuses</h2>
 * Arguments that the input schema does not know; an answer whose row could not be written. What cannot be seen by a reader
 * (control, bidirectional and zero-width characters) leaves only in escaped form.
 * <h2>Depends on</h2>
 * vocabulary, config, profile, gate, executor, audit, alert, Jackson.
 * <h2>Threading</h2>
 * Components are thread-safe and keep nothing of a call but, while it lasts, the means to cancel it.
 * <h2>Sources</h2>
 * ADR 0005; ADR 0035; {@code docs/tools.md}; {@code docs/resources.md}; MCP 2026-07-28 server/tools ("Structured Content", "Output Schema"); Unicode 15 §23.2, §23.3.
 */
@NullMarked
package dev.mcpsql.tool;

import org.jspecify.annotations.NullMarked;
