// SPDX-License-Identifier: MIT
/**
 * Decides what the tokens alone can decide.
 *
 * <h2>Responsibility</h2>
 * Size, kind of statement, clauses, and the places where the grammar reads a relation, before any parser has a say.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.gate.screen.Bounds}, {@link dev.mcpsql.gate.screen.StatementRoot},
 * {@link dev.mcpsql.gate.screen.StatementScreen}, {@link dev.mcpsql.gate.screen.RelationScan}.
 * <h2>Refuses</h2>
 * Texts, lists and nesting that are too large; anything but one SELECT; writing, locking, INTO; paging and other
 * clauses that the profile has not switched on.
 * <h2>Depends on</h2>
 * {@code vocabulary}, {@code gate.token}.
 * <h2>Threading</h2>
 * Lives for one statement; tables are immutable.
 * <h2>Sources</h2>
 * PostgreSQL manual, SELECT; {@code src/backend/parser/gram.y}; {@code docs/switches.md}.
 */
@NullMarked
package dev.mcpsql.gate.screen;

import org.jspecify.annotations.NullMarked;
