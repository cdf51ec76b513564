// SPDX-License-Identifier: MIT
/**
 * Has a third party's parser read the tokens, and believes none of it unchecked.
 *
 * <h2>Responsibility</h2>
 * The view of the tokens that the parser is given, the parser on that view, the way back from its nodes to the
 * tokens, and the proof that it read these tokens and no others.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.gate.parse.ParseView}, {@link dev.mcpsql.gate.parse.SelectParser},
 * {@link dev.mcpsql.gate.parse.Fidelity}, {@link dev.mcpsql.gate.parse.NodeCatalog},
 * {@link dev.mcpsql.gate.parse.Spans}, {@link dev.mcpsql.gate.parse.NameClaims}.
 * <h2>Refuses</h2>
 * What the parser cannot read, what it read otherwise than the lexer, nodes and fields that {@code nodes.txt} does
 * not list, names that nothing accounts for.
 * <h2>Depends on</h2>
 * {@code gate.token}, {@code gate.lexicon}, JSqlParser.
 * <h2>Threading</h2>
 * {@code ParserKinds} and {@code NodeCatalog} are immutable and shared; all else lives for one statement.
 * <h2>Sources</h2>
 * {@code docs/adr/0003-parser.md}, {@code docs/adr/0017-edits-of-the-parse-view.md}, {@code
 * docs/adr/0018-the-parser-reads-our-tokens.md}.
 */
@NullMarked
package dev.mcpsql.gate.parse;

import org.jspecify.annotations.NullMarked;
