// SPDX-License-Identifier: MIT
/**
 * Goes through the parser's tree, query by query.
 *
 * <h2>Responsibility</h2>
 * The order in which clauses see each other's names, and what each expression, CTE, step of a recursion and function
 * in FROM adds.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.gate.walk.QueryWalk}, {@link dev.mcpsql.gate.walk.SeriesRows}.
 * <h2>Refuses</h2>
 * Whatever the rooms it calls refuse, at the place where it stands; recursion that does not count its own steps;
 * functions that return rows where they may not stand.
 * <h2>Depends on</h2>
 * {@code vocabulary}, all other chambers but {@code gate.screen} and {@code gate.grammar}, JSqlParser.
 * <h2>Threading</h2>
 * Lives for one statement; tables are immutable.
 * <h2>Sources</h2>
 * PostgreSQL manual, chapter 7 and SELECT; {@code src/backend/parser/parse_clause.c}; {@code
 * docs/adr/0019-recursion-that-counts-and-stars-that-stay.md}.
 */
@NullMarked
package dev.mcpsql.gate.walk;

import org.jspecify.annotations.NullMarked;
