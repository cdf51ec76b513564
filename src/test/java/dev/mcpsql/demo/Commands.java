// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import dev.mcpsql.config.Secret;
import dev.mcpsql.dba.CommandLine;
import dev.mcpsql.dba.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The command line as a DBA uses it, {@code java -jar jakarta-mcp-sql.war …}, within this process: unpacking the archive for
 * each command would cost a newcomer seconds.
 *
 * @param environment the settings and secrets of the DBA
 */
record Commands(Map<String, String> environment) {

    /** Copies the map. */
    Commands {
        environment = Map.copyOf(environment);
    }

    /**
     * Runs one command.
     *
     * @return what it printed to its standard output
     * @throws IllegalStateException with what it printed as its error, when it did not end as done
     */
    String run(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        ExitCode code = new CommandLine(environment, Commands::noPassword, utf8(printed), utf8(errors)).run(arguments);
        if (code != ExitCode.DONE) {
            throw new IllegalStateException(String.join(" ", arguments) + " ended with " + code + ": "
                    + errors.toString(StandardCharsets.UTF_8));
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static Secret noPassword(String username) {
        throw new IllegalStateException("no command of the demo asks for the password of " + username);
    }

    private static PrintStream utf8(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
