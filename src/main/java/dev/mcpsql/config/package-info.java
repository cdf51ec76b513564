// SPDX-License-Identifier: MIT
/**
 * The operator's settings: read once, checked whole, handed out as immutable records.
 *
 * <h2>Responsibility</h2>
 * Which keys exist, who may set them and where, what they mean, and the stereotype of stateless beans.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.config.Settings}; {@link dev.mcpsql.config.MicroProfileSettings} in the server,
 * {@link dev.mcpsql.config.CommandLineSettings} on the command line.
 * <h2>Refuses</h2>
 * Unknown and misspelt keys, policy from outside the reviewed file, secrets from outside the environment, relations of
 * system schemas; all faults are told at once and the start ends.
 * <h2>Depends on</h2>
 * vocabulary, MicroProfile Config.
 * <h2>Threading</h2>
 * Immutable after start.
 * <h2>Sources</h2>
 * MicroProfile Config 3.1; {@code docs/configuration.md}.
 */
@NullMarked
package dev.mcpsql.config;

import org.jspecify.annotations.NullMarked;
