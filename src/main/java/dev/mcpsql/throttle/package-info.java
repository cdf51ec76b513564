// SPDX-License-Identifier: MIT
/**
 * How often one address may do what honest ones do seldom.
 *
 * <h2>Responsibility</h2>
 * Counts attempts by kind and address, in a window that begins with the first; says when there were too many. Nodes add their
 * counts up in the state database, at most once a second for an address, so a flood writes no more than a trickle does.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.throttle.Throttle} for those who admit; {@link dev.mcpsql.throttle.Blocks} for operators.
 * <h2>Refuses</h2>
 * Attempts over the limit, until their window ends or an operator lifts the block.
 * <h2>Depends on</h2>
 * vocabulary, config, state.
 * <h2>Threading</h2>
 * All components are thread-safe. What they keep between requests is a bounded map of counts.
 * <h2>Sources</h2>
 * RFC 6585 §4; RFC 6177; OWASP cheat sheet "Denial of Service"; ADR 0032.
 */
@NullMarked
package dev.mcpsql.throttle;

import org.jspecify.annotations.NullMarked;
