// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input ends as a sentence and a closed exit code, before anything is done. */
class CommandLineTest {

    private final Path directory;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    CommandLineTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "help",
                "--help",
                "Migrate",
                "migrate now",
                "role-setup",
                "role-setup --emit-sql analyst",
                "grants --apply --force",
                "grants apply",
                "--apply grants",
                "smoke ;",
                "account",
                "account create",
                "account create ada",
                "account create ada staff now",
                "account delete ada",
                "account show",
                "account rank ada",
                "account factors ada all",
                "account factors remove ada",
                "account unlock",
                "account totp"
            })
    void printsTheUsageForWordsItDoesNotKnow(String words) {
        ExitCode code = run(Map.of(), words.isEmpty() ? new String[0] : words.split(" "));

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(text())
                .startsWith("usage: ")
                .contains("migrate", "role-setup --emit-sql", "grants --apply", "smoke");
    }

    @ParameterizedTest
    @ValueSource(strings = {"migrate", "role-setup --emit-sql", "grants", "grants --apply", "smoke"})
    void saysWhichVariableNamesTheFile(String words) {
        assertThat(run(Map.of(), words.split(" "))).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(text()).contains("MCP_SQL_CONFIG must name the configuration file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"migrate", "grants", "grants --apply", "smoke"})
    void saysWhichPasswordIsMissing(String words) throws IOException {
        assertThat(run(configured(""), words.split(" "))).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(text())
                .contains("no password in the environment for the database login mcp_")
                .doesNotContain("\tat ");
    }

    @Test
    void listsTheFaultsOfTheConfiguration() throws IOException {
        assertThat(run(configured("mcp-sql.profile.analyst.rolle=x\n"), "grants"))
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(text()).contains("unknown key mcp-sql.profile.analyst.rolle");
    }

    @Test
    void keepsItsExitCodes() {
        assertThat(ExitCode.values()).extracting(ExitCode::value).containsExactly(0, 1, 2, 3, 4);
    }

    private Map<String, String> configured(String more) throws IOException {
        Path file = directory.resolve("mcp-sql.properties");
        Files.writeString(file, """
                mcp-sql.public-url=http://localhost:8080
                mcp-sql.profiles=analyst
                mcp-sql.profile.analyst.role=mcp_readonly_role
                mcp-sql.profile.analyst.relations=public.orders
                mcp-sql.state.url=jdbc:postgresql://127.0.0.1:1/none
                mcp-sql.target.url=jdbc:postgresql://127.0.0.1:1/none
                mcp-sql.dba.user=mcp_dba
                """ + more);
        Map<String, String> environment = new HashMap<>();
        environment.put("MCP_SQL_CONFIG", file.toString());
        return environment;
    }

    private ExitCode run(Map<String, String> environment, String... words) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new CommandLine(environment, name -> new Secret(""), out, out).run(words);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
