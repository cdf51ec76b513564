// SPDX-License-Identifier: MIT
/**
 * The words that every other package speaks: closed reasons and small value records.
 *
 * <h2>Responsibility</h2>
 * Names and their shapes, text as it may be shown; nothing that acts.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.vocabulary.OutcomeReason}, {@link dev.mcpsql.vocabulary.DenialReason},
 * {@link dev.mcpsql.vocabulary.RelationName}, {@link dev.mcpsql.vocabulary.Caller}.
 * <h2>Refuses</h2>
 * Values that cannot be: a name too long for PostgreSQL, a profile name that could not become a function's name.
 * <h2>Depends on</h2>
 * Nothing.
 * <h2>Threading</h2>
 * Immutable.
 * <h2>Sources</h2>
 * PostgreSQL manual §4.1.1; {@code docs/errors.md}.
 */
@NullMarked
package dev.mcpsql.vocabulary;

import org.jspecify.annotations.NullMarked;
