// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.CommandRun;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator makes and changes people; what cannot be followed is a sentence. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountCommandsPgIT {

    private final TestDatabase database = TestPostgres.shared().shop();

    @BeforeAll
    void migrate() {
        database.migrate();
    }

    @Test
    void makesAPersonWhoMayRead() throws SQLException {
        run(ExitCode.DONE, "account create ada staff");
        run(ExitCode.DONE, "account assign ada analyst");
        run(ExitCode.DONE, "account password ada");
        CommandRun totp = run(ExitCode.DONE, "account totp ada");

        assertThat(totp.printed())
                .containsPattern("(?m)^[A-Z2-7]{32}$")
                .contains("otpauth://totp/SQL%20data:ada?secret=");
        assertThat(standing("ada")).isEqualTo("true true false true {analyst}");
    }

    @Test
    void takesAProfileAndEverythingElseAway() throws SQLException {
        run(ExitCode.DONE, "account create grace administrator");
        run(ExitCode.DONE, "account assign grace support");
        run(ExitCode.DONE, "account unassign grace support");
        run(ExitCode.DONE, "account deactivate grace");

        assertThat(standing("grace")).isEqualTo("false true true false {}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            account create alan king         | a rank is guest, staff or administrator
            account create Not/A/Name staff  | a username is 1 to 128 characters
            account password nobody          | no account is named nobody
            account deactivate nobody        | no account is named nobody
            account assign nobody analyst    | no account is named nobody
            account assign nobody emperor    | no profile is named emperor
            account unassign nobody EMPEROR  | a profile name is
            account totp nobody              | no account is named nobody
            """)
    void saysWhatCannotBeFollowed(String words, String sentence) {
        assertThat(run(ExitCode.USAGE, words).printed()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void neverPrintsAPassword() {
        assertThat(run(ExitCode.DONE, "account create edsger guest").printed())
                .doesNotContain(TestDatabase.NEW_PASSWORD);
    }

    private CommandRun run(ExitCode expected, String words) {
        CommandRun run = database.command(words.split(" "));
        assertThat(run.code()).as(run.printed()).isEqualTo(expected);
        return run;
    }

    private String standing(String username) throws SQLException {
        try (Connection superuser = database.superuser();
                ResultSet row = superuser.createStatement().executeQuery("""
                        select concat_ws(' ', active::text, staff::text, administrator::text, mfa::text, profiles::text) as line
                          from mcp_sql.standing where username = '%s'
                        """.formatted(username))) {
            row.next();
            return row.getString("line");
        }
    }
}
