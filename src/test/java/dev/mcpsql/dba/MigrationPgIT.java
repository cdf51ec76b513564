// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsql.testing.CommandRun;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state schema and what its three logins may do; the trails are written once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationPgIT {

    private static final String ENTRY = """
            insert into mcp_sql.query_trail
                (call_id, at, account_id, username, profile, client_id, token_id, address, tool, raw_sql, executed_sql,
                 decision, reason, sqlstate, row_count, answer_bytes, truncated, duration_ms)
            values (gen_random_uuid(), now() - interval '%d days', gen_random_uuid(), 'ada', 'analyst', 'c', 't', '127.0.0.1',
                    'run_query', 'select 1', 'select 1', 'allowed', '', '', 1, 5, false, 3)
            """;

    private final TestDatabase database = TestPostgres.shared().shop();

    @BeforeAll
    void migrate() {
        CommandRun run = database.command("migrate");

        assertThat(run)
                .isEqualTo(new CommandRun(
                        ExitCode.DONE,
                        "2 migrations applied; the state schema is at version 2" + System.lineSeparator()));
    }

    @Test
    void doesNothingTheSecondTime() {
        assertThat(database.command("migrate").printed()).startsWith("0 migrations applied");
    }

    @Test
    void saysWhatIsMissingBeforeSetup() {
        CommandRun run = TestPostgres.shared().emptyDatabase().command("migrate");

        assertThat(run.code()).isEqualTo(ExitCode.DATABASE);
        assertThat(run.printed()).doesNotContain("\tat ");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            mcp_sql_app       | update mcp_sql.query_trail set username = 'x'     | 42501
            mcp_sql_app       | delete from mcp_sql.query_trail                   | 42501
            mcp_sql_app       | truncate mcp_sql.query_trail                      | 42501
            mcp_sql_app       | delete from mcp_sql.denial_trail                  | 42501
            mcp_sql_app       | call mcp_sql.purge_trails('100 days')             | 42501
            mcp_sql_app       | drop table mcp_sql.query_trail                    | 42501
            mcp_sql_app       | alter table mcp_sql.query_trail disable trigger all | 42501
            mcp_sql_app       | create table mcp_sql.x (i int)                    | 42501
            mcp_sql_app       | delete from mcp_sql.account                       | 42501
            mcp_sql_app       | delete from mcp_sql.signing_key                   | 42501
            mcp_sql_app       | delete from mcp_sql.tripwire_crossing             | 42501
            mcp_sql_app       | update mcp_sql.profile_assignment set profile = 'x' | 42501
            mcp_sql_app       | update mcp_sql.flyway_schema_history set success = false | 42501
            mcp_sql_app       | select 1 from public.orders                       | 42501
            mcp_sql_app       | set role mcp_sql_owner                            | 42501
            mcp_sql_owner     | update mcp_sql.query_trail set username = 'x'     | 42501
            mcp_sql_owner     | truncate mcp_sql.query_trail                      | 42501
            mcp_sql_owner     | truncate mcp_sql.denial_trail                     | 42501
            mcp_sql_owner     | delete from mcp_sql.query_trail                   | 42501
            mcp_sql_owner     | call mcp_sql.purge_trails('89 days')              | 42501
            mcp_sql_retention | select 1 from mcp_sql.query_trail                 | 42501
            mcp_sql_retention | delete from mcp_sql.query_trail                   | 42501
            mcp_sql_retention | call mcp_sql.purge_trails('89 days')              | 42501
            mcp_sql_retention | call mcp_sql.purge_trails(null)                   | 42501
            mcp_sql_retention | call mcp_sql.purge_trails('-1 day')               | 42501
            mcp_sql_reader    | select 1 from mcp_sql.query_trail                 | 42501
            """)
    void refuses(String login, String sql, String sqlState) throws SQLException {
        as("mcp_sql_app", ENTRY.formatted(0));

        assertThatThrownBy(() -> as(login, sql))
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo(sqlState));
    }

    @Test
    void letsRetentionTakeOnlyWhatIsOld() throws SQLException {
        as("mcp_sql_app", ENTRY.formatted(91));
        as("mcp_sql_app", ENTRY.formatted(200));
        as("mcp_sql_app", ENTRY.formatted(1));

        as("mcp_sql_retention", "call mcp_sql.purge_trails('100 days')");

        assertThat(count("at < now() - interval '100 days'")).isZero();
        assertThat(count("at between now() - interval '92 days' and now() - interval '90 days'"))
                .isPositive();
        assertThat(count("at > now() - interval '2 days'")).isPositive();
    }

    private int count(String condition) throws SQLException {
        try (Connection superuser = database.superuser();
                ResultSet row = superuser
                        .createStatement()
                        .executeQuery("select count(*) from mcp_sql.query_trail where " + condition)) {
            row.next();
            return row.getInt(1);
        }
    }

    private void as(String login, String sql) throws SQLException {
        try (Connection connection = database.login(login, "unused-under-trust").getConnection();
                Statement statement = connection.createStatement()) {
            if (login.equals("mcp_sql_reader")) {
                statement.execute("set default_transaction_read_only = off");
            }
            statement.execute(sql);
        }
    }
}
