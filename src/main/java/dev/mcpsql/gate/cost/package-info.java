// SPDX-License-Identifier: MIT
/**
 * Bounds what values and rows a statement can make.
 *
 * <h2>Responsibility</h2>
 * How long a value can become, how many digits a number, how many rows a series or a LIMIT, as far as the text tells.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.gate.cost.OperationCost}, {@link dev.mcpsql.gate.cost.Arithmetic},
 * {@link dev.mcpsql.gate.cost.BoundedCalls}, {@link dev.mcpsql.gate.cost.SeriesLength},
 * {@link dev.mcpsql.gate.cost.StatedLimit}, {@link dev.mcpsql.gate.cost.RowLimits}.
 * <h2>Refuses</h2>
 * Functions that need a bound without a literal for it, values that could grow too large, LIMITs that only PostgreSQL
 * could compute.
 * <h2>Depends on</h2>
 * {@code gate.token}, {@code gate.lexicon}, {@code gate.parse}, JSqlParser.
 * <h2>Threading</h2>
 * Lives for one statement; tables are immutable.
 * <h2>Sources</h2>
 * PostgreSQL manual, chapters 8 and 9, §7.6.
 */
@NullMarked
package dev.mcpsql.gate.cost;

import org.jspecify.annotations.NullMarked;
