// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.CommandRun;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A profile's role may execute the functions that its profile lists, when they are fit for a query, and no others. */
class FunctionGrantsPgIT {

    private static final String PROFILES = """
            mcp-sql.public-url=http://localhost:8080
            mcp-sql.profiles=analyst
            mcp-sql.profile.analyst.role=mcp_readonly_role
            mcp-sql.profile.analyst.relations=public.orders
            mcp-sql.profile.analyst.functions=app.net, app."Odd name"
            """;

    private final TestDatabase database = TestPostgres.shared().shop();

    @Test
    void grantsEachOverloadAndTheSchema() {
        database.run("""
                create schema app;
                create function app.net(gross numeric) returns numeric immutable language sql as 'select gross / 1.19';
                create function app.net(gross numeric, rate numeric) returns numeric immutable language sql as 'select gross / rate';
                create function app."Odd name"() returns int stable language sql as 'select 1';
                create function app.other() returns int stable language sql as 'select 1';
                revoke execute on all functions in schema app from public;
                grant execute on function app.other() to mcp_readonly_role;
                """);

        CommandRun applied = grants("--apply");

        assertThat(applied.printed())
                .contains("mended: mcp_readonly_role lacks EXECUTE on function app.net(gross numeric)")
                .contains("mended: mcp_readonly_role lacks EXECUTE on function app.net(gross numeric, rate numeric)")
                .contains("mended: mcp_readonly_role lacks EXECUTE on function app.\"Odd name\"()")
                .contains("mended: mcp_readonly_role lacks USAGE on schema app")
                .contains("mended: mcp_readonly_role holds EXECUTE on function app.other()");
        assertThat(applied.code()).isEqualTo(ExitCode.DONE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            create function app.net() returns int volatile language sql as 'select 1'                | app.net(), which is VOLATILE
            create function app.net() returns int stable security definer language sql as 'select 1' | app.net(), which is SECURITY DEFINER
            create function app.net() returns setof int stable language sql as 'select 1'            | app.net(), which is set-returning
            create procedure app.net() language sql as 'select 1'                                    | a procedure
            create function app.gross() returns int stable language sql as 'select 1'                | lists function app.net, which does not exist
            """)
    void leavesToAPersonWhatNoQueryShouldCall(String function, String sentence) {
        database.run("create schema app; " + function + "; revoke execute on all routines in schema app from public");

        CommandRun applied = grants("--apply");

        assertThat(applied.code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(applied.printed()).contains("look at: profile analyst lists function app.net", sentence);
        assertThat(applied.printed()).doesNotContain("lacks EXECUTE");
    }

    private CommandRun grants(String option) {
        return database.command(database.environment(PROFILES), "grants", option);
    }
}
