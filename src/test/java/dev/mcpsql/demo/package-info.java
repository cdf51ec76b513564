// SPDX-License-Identifier: MIT
/**
 * The whole system on one machine, with a shop to ask about: {@code mvn -Pdemo}.
 *
 * <h2>Responsibility</h2>
 * Does by itself what a DBA and an operator do by hand, in the same order and with the same files: database, state schema,
 * roles and doors, people, configuration, server. End-to-end tests start from the same classes.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.demo.Demo}.
 * <h2>Refuses</h2>
 * A busy port, a second demo in the same directory; each with a sentence.
 * <h2>Depends on</h2>
 * Embedded PostgreSQL, Payara Micro as a child process, the command line in the archive.
 * <h2>Threading</h2>
 * One thread starts, a shutdown hook stops.
 * <h2>Sources</h2>
 * {@code docs/architecture.md}; PostgreSQL manual §19.3 (connections), §20 (authentication).
 */
@NullMarked
package dev.mcpsql.demo;

import org.jspecify.annotations.NullMarked;
