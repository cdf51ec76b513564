// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.config.Settings;
import java.io.PrintStream;
import java.util.List;

/**
 * What a command works with.
 *
 * @param settings the checked configuration
 * @param arguments the words in the places of its parameters, in order
 * @param passwords where a person's new password comes from
 * @param out where its result goes
 */
record CommandContext(Settings settings, List<String> arguments, PasswordPrompt passwords, PrintStream out) {

    /** The first parameter of every command that has one. */
    String first() {
        return arguments.get(0);
    }

    /** The second. */
    String second() {
        return arguments.get(1);
    }
}
