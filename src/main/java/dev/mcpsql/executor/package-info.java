// SPDX-License-Identifier: MIT
/**
 * The only way to the queried database: through a profile's door, in a transaction that is read-only and never kept.
 *
 * <h2>Responsibility</h2>
 * Running an admitted query in its person's turn, within the profile's planner budget, until it ends or is cancelled; the caps on
 * its answer, what of PostgreSQL's errors may leave, and the catalog of a profile.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.executor.Executor}; {@link dev.mcpsql.executor.SystemCatalog} for the port
 * {@link dev.mcpsql.profile.CatalogReader}; {@link dev.mcpsql.executor.DoorProbe} for operators.
 * <h2>Refuses</h2>
 * To commit; to send an agent's text as anything but a parameter; to pass on a message that may quote a row; to show a plan.
 * <h2>Depends on</h2>
 * vocabulary, config, gate ({@code AdmittedQuery} only), profile, pgjdbc, Jackson's streaming parser.
 * <h2>Threading</h2>
 * Components are thread-safe; a connection belongs to one call, and only its {@code Cancellation} comes in from other threads.
 * <h2>Sources</h2>
 * {@code docs/adr/0004-doors.md}, {@code docs/adr/0021-cancel-by-stream-and-heartbeats.md}; PostgreSQL manual, CREATE
 * FUNCTION ("Writing SECURITY DEFINER Functions Safely"), appendix A (error codes).
 */
@NullMarked
package dev.mcpsql.executor;

import org.jspecify.annotations.NullMarked;
