// SPDX-License-Identifier: MIT
/**
 * The way to the state schema {@code mcp_sql}: its data source, its statements, its version.
 *
 * <h2>Responsibility</h2>
 * Connections, parameters and transactions; the check that the schema is the expected one. No table's meaning.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.state.StateDatabase}.
 * <h2>Refuses</h2>
 * To start over a schema of another version, or over commits that are not durable.
 * <h2>Depends on</h2>
 * vocabulary, config, pgjdbc.
 * <h2>Threading</h2>
 * {@code StateDatabase} is thread-safe; a {@code StateSession} belongs to one thread.
 * <h2>Sources</h2>
 * ADR 0002; PostgreSQL manual §20.5 (synchronous_commit).
 */
@NullMarked
package dev.mcpsql.state;

import org.jspecify.annotations.NullMarked;
