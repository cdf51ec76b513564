// SPDX-License-Identifier: MIT
/**
 * Decides, from the text and the profile's columns alone, whether a statement may run.
 *
 * <h2>Responsibility</h2>
 * One text in, one {@link dev.mcpsql.gate.Verdict} out. The text that runs is the gate's own canonical token
 * stream with a schema written before some relation names and positions written for output columns in GROUP BY, never a third party's rendering.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.gate.Gate#judge}.
 * <h2>Refuses</h2>
 * Whatever is not listed: tokens by {@code Lexer}, sizes by {@code Bounds}, statement kinds by {@code StatementRoot}, clauses by
 * {@code StatementScreen} as the profile has switched them, malformed text by {@code Grammar}, calls, types and operators by {@code functions.txt},
 * {@code types.txt}, {@code operators.txt} and
 * what the profile's rules add ({@code Lexicon}), values that could grow too large by {@code Cost}, syntax nodes
 * and their fields by {@code nodes.txt}, names that resolve to nothing the profile may see by {@code QueryWalk}, and
 * any statement that the parser read otherwise than the lexer ({@code Fidelity}, {@code NameClaims}).
 * When several reasons apply, {@code Findings.Rank} orders them.
 * <h2>Depends on</h2>
 * {@code vocabulary}, its own chambers, one for each step ({@code docs/adr/0022-a-room-may-have-chambers.md}), JSqlParser. No clock, no database, no configuration.
 * <h2>Threading</h2>
 * {@link dev.mcpsql.gate.Gate} is safe for use by many threads; all else lives for one statement or is immutable.
 * <h2>Sources</h2>
 * PostgreSQL manual, chapters 4, 7 and 9, SELECT; {@code src/backend/parser/scan.l} and {@code parse_relation.c};
 * {@code docs/adr/0003-parser.md}, {@code docs/adr/0017-edits-of-the-parse-view.md}; {@code docs/gate.md} for what is admitted and how that is
 * measured.
 */
@NullMarked
package dev.mcpsql.gate;

import org.jspecify.annotations.NullMarked;
