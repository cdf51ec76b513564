// SPDX-License-Identifier: MIT
/**
 * Reads the tokens by PostgreSQL's own grammar.
 *
 * <h2>Responsibility</h2>
 * Whether the tokens are a SELECT at all, as PostgreSQL's parser would say; it hands on nothing but that.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.gate.grammar.Grammar}.
 * <h2>Refuses</h2>
 * Tokens that PostgreSQL's grammar would not read in their order.
 * <h2>Depends on</h2>
 * {@code gate.token}.
 * <h2>Threading</h2>
 * Lives for one statement; tables are immutable.
 * <h2>Sources</h2>
 * PostgreSQL manual, SELECT and chapter 4; {@code src/backend/parser/gram.y}.
 */
@NullMarked
package dev.mcpsql.gate.grammar;

import org.jspecify.annotations.NullMarked;
