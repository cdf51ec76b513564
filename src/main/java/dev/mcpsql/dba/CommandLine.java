// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.config.CommandLineSettings;
import dev.mcpsql.config.ConfigurationException;
import dev.mcpsql.state.StateUnavailableException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/** The operator's commands: reads arguments and environment, prints, and ends with a closed exit code. */
public final class CommandLine {

    private final Map<String, String> environment;
    private final PasswordPrompt passwords;
    private final PrintStream out;
    private final PrintStream err;

    /** Over the process's surroundings, or a test's. */
    public CommandLine(Map<String, String> environment, PasswordPrompt passwords, PrintStream out, PrintStream err) {
        this.environment = Map.copyOf(environment);
        this.passwords = passwords;
        this.out = out;
        this.err = err;
    }

    /** Runs one command and ends the process. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        ExitCode code = new CommandLine(System.getenv(), PasswordPrompt::fromTerminal, out, err).run(arguments);
        System.exit(code.value());
    }

    /** Runs one command; faults that an operator can mend end as a sentence, never as a stack trace. */
    public ExitCode run(String... arguments) {
        List<String> words = List.of(arguments);
        Optional<Command> command = Command.of(words);
        if (command.isEmpty()) {
            err.print(Command.usage());
            return ExitCode.USAGE;
        }
        try {
            return command.get().run(context(command.get(), words));
        } catch (ConfigurationException unusable) {
            err.println(unusable.getMessage());
            return ExitCode.CONFIGURATION;
        } catch (SQLException | FlywayException | StateUnavailableException failed) {
            err.println("the database did not do it: " + failed.getMessage());
            return ExitCode.DATABASE;
        } catch (UnfitArgumentException | IOException unfit) {
            err.println(unfit.getMessage());
            return ExitCode.USAGE;
        }
    }

    private CommandContext context(Command command, List<String> words) {
        return new CommandContext(CommandLineSettings.load(environment), command.arguments(words), passwords, out);
    }
}
