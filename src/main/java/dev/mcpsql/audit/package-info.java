// SPDX-License-Identifier: MIT
/**
 * The append-only trails: one row for each tool call, one for each denial of a known person.
 *
 * <h2>Responsibility</h2>
 * Making a row durable before anything else happens, and reading the rows back for people.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.audit.QueryTrail}, {@link dev.mcpsql.audit.DenialTrail}.
 * <h2>Refuses</h2>
 * To lose a row over its content: what PostgreSQL's {@code text} cannot hold is escaped, what is too long is cut visibly.
 * Two rows for one call: the call id is the key.
 * <h2>Depends on</h2>
 * vocabulary, config, state.
 * <h2>Threading</h2>
 * Thread-safe; each append is a transaction of its own.
 * <h2>Sources</h2>
 * ADR 0005; PostgreSQL manual §8.3 (no NUL in text), §20.5 (synchronous_commit).
 */
@NullMarked
package dev.mcpsql.audit;

import org.jspecify.annotations.NullMarked;
