// SPDX-License-Identifier: MIT
/**
 * Access tiers, and what each can see of the queried database.
 *
 * <h2>Responsibility</h2>
 * The configured profiles; the catalog of a profile's relations and columns, kept for a minute.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.profile.Profiles}, {@link dev.mcpsql.profile.Catalogs}; the port {@link dev.mcpsql.profile.CatalogReader}
 * is implemented in {@code executor}.
 * <h2>Refuses</h2>
 * To tell apart a relation that is not there from one that is not listed: both are absent.
 * <h2>Depends on</h2>
 * vocabulary, config.
 * <h2>Threading</h2>
 * Immutable values; {@code Catalogs} is thread-safe.
 * <h2>Sources</h2>
 * PostgreSQL manual §4.1.1, §53.11 (pg_class), §9.27 (has_column_privilege).
 */
@NullMarked
package dev.mcpsql.profile;

import org.jspecify.annotations.NullMarked;
