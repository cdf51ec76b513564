// SPDX-License-Identifier: MIT
/**
 * The operator's command line, in the same archive as the server.
 *
 * <h2>Responsibility</h2>
 * Migrations of the state, the script of role set-up, grants compared and applied, doors tried, people made and changed.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.dba.WarLauncher} from the archive, {@link dev.mcpsql.dba.CommandLine} from anywhere.
 * <h2>Refuses</h2>
 * Words it does not know; to change what other applications may live on (PUBLIC's rights, foreign memberships): it names them.
 * <h2>Depends on</h2>
 * vocabulary, config, state, profile, executor, identity, Flyway, pgjdbc. Nothing of a server: no Jakarta or MicroProfile class is
 * there when it runs.
 * <h2>Threading</h2>
 * One command, one thread.
 * <h2>Sources</h2>
 * {@code docs/role-setup.md}, {@code docs/adr/0006-command-line-in-the-war.md}; PostgreSQL manual §5.8.
 */
@NullMarked
package dev.mcpsql.dba;

import org.jspecify.annotations.NullMarked;
