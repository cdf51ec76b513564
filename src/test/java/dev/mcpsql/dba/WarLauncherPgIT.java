// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged archive runs its commands on a bare JVM: no server, no Jakarta or MicroProfile class. */
class WarLauncherPgIT {

    private final TestDatabase database = TestPostgres.shared().shop();
    private final Path directory;

    WarLauncherPgIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void runsEveryKindOfCommandAndLeavesNothingBehind() throws IOException {
        assertThat(run("", "migrate")).startsWith("0 ").contains("the state schema is at version 2");
        assertThat(run("", "grants", "--apply")).isEqualTo("0 the database is as configured");
        assertThat(run("", "smoke")).startsWith("0 ").endsWith(" 0 broken");
        assertThat(run("a password of enough length\n", "account", "create", "ada", "staff"))
                .isEqualTo("0 ada made");
        assertThat(run("short\n", "account", "password", "ada")).isEqualTo("2 a password has 12 to 256 characters");
        assertThat(run("", "account", "totp", "ada")).contains("otpauth://totp/");
        assertThat(run("", "account", "sign-out", "ada"))
                .isEqualTo("0 ada is signed out everywhere; tokens revoked: 0");
        assertThat(run("", "account", "list")).contains("staff  password,totp");
        assertThat(run("", "nonsense")).startsWith("2 usage: ");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    /** The exit code, and what was printed to either stream. */
    private String run(String input, String... words) {
        try {
            Process process = process(words);
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() + " " + printed.strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Process process(String... words) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = Stream.concat(
                        Stream.of(java, "-Djava.io.tmpdir=" + directory, "-jar", System.getProperty("war.file")),
                        Stream.of(words))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("MCP_SQL_"));
        builder.environment().putAll(database.environment());
        return builder.start();
    }
}
