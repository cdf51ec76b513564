// SPDX-License-Identifier: MIT
/**
 * How a call ended, and how that is told.
 *
 * <h2>Responsibility</h2>
 * The outcome of a call; its fields as JSON; rows as JSON, CSV or Markdown; the next step where a cap cut them; the fence around everything that comes from the database.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.tool.answer.Outcome}, {@link dev.mcpsql.tool.answer.QueryAnswer}, {@link dev.mcpsql.tool.answer.DocumentAnswer}.
 * <h2>Refuses</h2>
 * To let out what a reader cannot see: control, bidirectional and zero-width characters leave in escaped form only.
 * <h2>Depends on</h2>
 * vocabulary, config, executor, Jackson.
 * <h2>Threading</h2>
 * Values and functions.
 * <h2>Sources</h2>
 * ADR 0036; {@code docs/tools.md}; RFC 4180; Unicode 15 §23.2, §23.3.
 */
@NullMarked
package dev.mcpsql.tool.answer;

import org.jspecify.annotations.NullMarked;
