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

    @Test
    void bringsAPersonBackInAnotherRank() throws SQLException {
        run(ExitCode.DONE, "account create barbara administrator");
        run(ExitCode.DONE, "account deactivate barbara");
        run(ExitCode.DONE, "account activate barbara");
        run(ExitCode.DONE, "account rank barbara guest");

        assertThat(standing("barbara")).isEqualTo("true false false false {}");
    }

    @Test
    void showsPeopleWithoutTheirSecrets() {
        run(ExitCode.DONE, "account create frances staff");
        run(ExitCode.DONE, "account totp frances");
        run(ExitCode.DONE, "account assign frances analyst");

        assertThat(run(ExitCode.DONE, "account list").printed())
                .contains("username")
                .containsPattern("(?m)^frances +yes +staff +password,totp +analyst +never$");
        assertThat(run(ExitCode.DONE, "account show Frances").printed())
                .containsPattern("(?m)^rank +staff$")
                .containsPattern("(?m)^access tokens +0$")
                .doesNotContain("argon2");
    }

    @Test
    void takesFactorsAway() throws SQLException {
        run(ExitCode.DONE, "account create hedy staff");
        run(ExitCode.DONE, "account totp hedy");

        assertThat(run(ExitCode.DONE, "account factors remove hedy passkeys").printed())
                .startsWith("hedy had none");
        assertThat(run(ExitCode.DONE, "account factors remove hedy all").printed())
                .startsWith("hedy has lost them");
        assertThat(standing("hedy")).isEqualTo("true true false false {}");
    }

    @Test
    void liftsTheWaitsOfANameAndOfAnAddress() {
        database.run("""
                insert into mcp_sql.sign_in_attempt values
                    ('account:radia', 40, now()), ('address:2001:db8:0:0::/64', 40, now())
                """);

        assertThat(run(ExitCode.DONE, "account unlock Radia").printed()).startsWith("Radia may try again at once");
        assertThat(run(ExitCode.DONE, "account unlock 2001:db8::7").printed()).contains("may try again at once");
        assertThat(run(ExitCode.DONE, "account unlock radia").printed()).startsWith("radia had not to wait");
    }

    @Test
    void signsOutEverywhereWithOneRow() throws SQLException {
        run(ExitCode.DONE, "account create lynn staff");

        assertThat(run(ExitCode.DONE, "account sign-out lynn").printed())
                .startsWith("lynn is signed out everywhere; tokens revoked: 0");
        assertThat(text("""
                        select concat_ws(' ', reason, address, detail) as line
                          from mcp_sql.denial_trail where username = 'lynn'
                        """)).isEqualTo("session_logout command line tokens revoked: 0");
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
            account activate nobody          | no account is named nobody
            account rank nobody guest        | no account is named nobody
            account rank nobody king         | a rank is guest, staff or administrator
            account show nobody              | no account is named nobody
            account show NOT/A/NAME          | no account is named NOT/A/NAME
            account sign-out nobody          | no account is named nobody
            account factors remove nobody all | no account is named nobody
            account factors remove nobody sms | a factor is totp, recovery, passkeys or all
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
        return text("""
                select concat_ws(' ', active::text, staff::text, administrator::text, mfa::text, profiles::text) as line
                  from mcp_sql.standing where username = '%s'
                """.formatted(username));
    }

    private String text(String query) throws SQLException {
        try (Connection superuser = database.superuser();
                ResultSet row = superuser.createStatement().executeQuery(query)) {
            row.next();
            return row.getString("line");
        }
    }
}
