// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.config.Secret;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Asks the operator for a person's new password: never as a word of the command line, which every process can read. */
@FunctionalInterface
public interface PasswordPrompt {

    /** The password that was typed or piped; empty when there was none. */
    Secret ask(String username) throws IOException;

    /** At a terminal without echo, else the first line of the standard input. */
    @SuppressWarnings("SystemConsoleNull") // Where a newer JDK offers a console for a pipe too, it reads the same line.
    static Secret fromTerminal(String username) throws IOException {
        Console console = System.console();
        if (console != null) {
            return new Secret(String.valueOf(console.readPassword("New password of %s: ", username)));
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return new Secret(Objects.requireNonNullElse(lines.readLine(), ""));
    }
}
