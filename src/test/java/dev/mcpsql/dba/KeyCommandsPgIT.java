// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.CommandRun;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator looks at the signing keys, has the next one made, and ends one. */
class KeyCommandsPgIT {

    private static final String KEY = "[A-Za-z0-9_-]{43}";
    private static final String AT = "20[0-9-]+T[0-9:.]+Z";

    private TestDatabase database;

    @BeforeEach
    void migrate() {
        database = TestPostgres.shared().shop();
        database.migrate();
    }

    @Test
    void beginsWithoutAKey() {
        assertThat(run(ExitCode.DONE, "keys list").printed()).isEmpty();
    }

    @Test
    void publishesTheNextAndEndsOne() {
        String first = id(run(ExitCode.DONE, "keys rotate"));
        run(ExitCode.DONE, "keys retire " + first);
        String second = run(ExitCode.DONE, "keys list")
                .printed()
                .lines()
                .filter(line -> line.contains("signs since"))
                .findFirst()
                .orElseThrow()
                .substring(0, 43);
        String third = id(run(ExitCode.DONE, "keys rotate"));

        assertThat(run(ExitCode.DONE, "keys list").printed().lines())
                .hasSize(3)
                .anyMatch(line -> line.matches(first + "  retired at " + AT))
                .anyMatch(line -> line.matches(second + "  signs since " + AT))
                .anyMatch(line -> line.matches(third + "  signs from " + AT));
    }

    @Test
    void showsNoSecret() {
        run(ExitCode.DONE, "keys rotate");

        assertThat(run(ExitCode.DONE, "keys list").printed()).matches(KEY + "  signs from " + AT + "\\R");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys retire nothing", "keys retire ' or '1'='1"})
    void saysSoWhenThereIsNoSuchKey(String command) {
        CommandRun run = database.command("keys", "retire", command.substring("keys retire ".length()));

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.printed()).contains("no key of that id is live");
    }

    private static String id(CommandRun run) {
        return run.printed().substring(0, 43);
    }

    private CommandRun run(ExitCode code, String command) {
        CommandRun run = database.command(command.split(" ", -1));
        assertThat(run.code()).as(run.printed()).isEqualTo(code);
        return run;
    }
}
