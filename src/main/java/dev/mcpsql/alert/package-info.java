// SPDX-License-Identifier: MIT
/**
 * Tripwires: one line in the log when the volume of a person's calls becomes worth an operator's look.
 *
 * <h2>Responsibility</h2>
 * Counting the query trail for the people who just called, and saying each crossing once across all nodes.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.alert.Tripwires}.
 * <h2>Refuses</h2>
 * Nothing: a tripwire tells, it does not stop anybody. Its line never has SQL in it.
 * <h2>Depends on</h2>
 * vocabulary, config, state, audit's table {@code mcp_sql.query_trail}.
 * <h2>Threading</h2>
 * {@code observe} is safe and cheap from any thread; {@code look} runs on one thread of the container.
 * <h2>Sources</h2>
 * Jakarta Concurrency 3.0 §3.2 (managed scheduled executor); PostgreSQL manual, INSERT (ON CONFLICT).
 */
@NullMarked
package dev.mcpsql.alert;

import org.jspecify.annotations.NullMarked;
