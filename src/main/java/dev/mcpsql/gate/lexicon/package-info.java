// SPDX-License-Identifier: MIT
/**
 * Knows what statements may call, cast to and compare with.
 *
 * <h2>Responsibility</h2>
 * The lists {@code functions.txt}, {@code types.txt}, {@code operators.txt} and those of the extensions, what a
 * profile's rules add, and the tokens that name any of it.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.gate.lexicon.Lexicons} makes a {@link dev.mcpsql.gate.lexicon.Lexicon} for each profile's rules;
 * {@link dev.mcpsql.gate.lexicon.WordPolicy} holds one statement's tokens to it.
 * <h2>Refuses</h2>
 * Every function, type and operator that is not listed.
 * <h2>Depends on</h2>
 * {@code vocabulary}, {@code gate.token}.
 * <h2>Threading</h2>
 * {@code Lexicons} is safe for use by many threads, a {@code Lexicon} is immutable; all else lives for one statement.
 * <h2>Sources</h2>
 * PostgreSQL manual, chapters 8 and 9; {@code docs/adr/0020-extensions-as-units.md}.
 */
@NullMarked
package dev.mcpsql.gate.lexicon;

import org.jspecify.annotations.NullMarked;
