// SPDX-License-Identifier: MIT
/**
 * Resolves names as PostgreSQL would, to what the profile lists.
 *
 * <h2>Responsibility</h2>
 * What is in sight at a place of a statement: CTEs, FROM items and their columns, joined and outer ones.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.gate.scope.Scope}, {@link dev.mcpsql.gate.scope.RelationResolver},
 * {@link dev.mcpsql.gate.scope.ColumnResolver}, {@link dev.mcpsql.gate.scope.Stars}.
 * <h2>Refuses</h2>
 * Relations of the system or of nobody, columns that are hidden, absent or ambiguous, stars over what is not wholly
 * visible.
 * <h2>Depends on</h2>
 * {@code vocabulary}, {@code gate.token}, {@code gate.parse}, {@code gate.cost}, JSqlParser.
 * <h2>Threading</h2>
 * Lives for one statement; a {@code Scope} is immutable.
 * <h2>Sources</h2>
 * PostgreSQL manual §7.2, §7.3; {@code src/backend/parser/parse_relation.c}.
 */
@NullMarked
package dev.mcpsql.gate.scope;

import org.jspecify.annotations.NullMarked;
