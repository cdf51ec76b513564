// SPDX-License-Identifier: MIT
/**
 * What a profile can see, as documents.
 *
 * <h2>Responsibility</h2>
 * Relations as JSON; which of them a filter means; pages of a list.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.tool.schema.RelationJson}, {@link dev.mcpsql.tool.schema.TableList}.
 * <h2>Refuses</h2>
 * Cursors of another list.
 * <h2>Depends on</h2>
 * vocabulary, executor, profile, tool.answer, Jackson.
 * <h2>Threading</h2>
 * Values and functions.
 * <h2>Sources</h2>
 * {@code docs/tools.md}; PostgreSQL manual §53 (system catalogs).
 */
@NullMarked
package dev.mcpsql.tool.schema;

import org.jspecify.annotations.NullMarked;
