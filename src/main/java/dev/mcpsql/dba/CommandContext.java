// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.config.Settings;
import java.io.PrintStream;

/**
 * What a command works with.
 *
 * @param settings the checked configuration
 * @param out where its result goes
 */
record CommandContext(Settings settings, PrintStream out) {}
