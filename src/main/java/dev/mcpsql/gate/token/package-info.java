// SPDX-License-Identifier: MIT
/**
 * Reads a text as PostgreSQL would, and spells it again.
 *
 * <h2>Responsibility</h2>
 * Tokens: how a text falls into them, what they are called in a message, where they stood, how they are spelled so
 * that no reader can doubt them; the key words; and the list of what speaks against a statement.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.gate.token.Lexer}, {@link dev.mcpsql.gate.token.Tokens},
 * {@link dev.mcpsql.gate.token.CanonicalText}, {@link dev.mcpsql.gate.token.Findings}.
 * <h2>Refuses</h2>
 * What PostgreSQL would not lex, and what two readers could lex differently: nested quotes, escapes with a setting's
 * help, characters out of place.
 * <h2>Depends on</h2>
 * {@code vocabulary}.
 * <h2>Threading</h2>
 * Lives for one statement; tables are immutable.
 * <h2>Sources</h2>
 * PostgreSQL manual §4.1 and appendix C; {@code src/backend/parser/scan.l}; {@code src/include/parser/kwlist.h}.
 */
@NullMarked
package dev.mcpsql.gate.token;

import org.jspecify.annotations.NullMarked;
