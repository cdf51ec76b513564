// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.CommandRun;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Smoke is quiet when all holds, and names the one thing that does not. */
class SmokePgIT {

    private final TestDatabase database = TestPostgres.shared().shop();

    @Test
    void findsAllInOrderAfterSetup() {
        CommandRun run = database.command("smoke");

        assertThat(run.printed())
                .contains("reads public.orders", "does not read public.secrets", "keeps its role", " 0 broken");
        assertThat(run.printed()).doesNotContain("BROKEN").doesNotContain("canary");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            grant select on public.secrets to mcp_readonly_role           | BROKEN analyst          does not read public.secrets
            grant select on public.secrets to public                      | BROKEN support          does not read public.secrets
            revoke select on public.orders from mcp_readonly_role         | BROKEN analyst          reads public.orders
            revoke select (name) on public.customers from mcp_readonly_role | BROKEN analyst        reads public.customers
            drop function mcp_door.run_support(text, int, int, int)            | BROKEN support          the door opens
            revoke execute on function mcp_door.run_analyst(text, int, int, int) from mcp_sql_reader | BROKEN analyst the door opens
            alter function mcp_door.run_analyst(text, int, int, int) owner to postgres | BROKEN analyst  does not read pg_catalog.pg_authid
            alter function mcp_door.run_analyst(text, int, int, int) security invoker | BROKEN analyst   reads public.orders
            create or replace function mcp_door.run_analyst(sql text, max_rows int, max_cell_bytes int, max_answer_bytes int) returns setof text language sql as $$select chr(120)$$ | BROKEN analyst the door opens
            create or replace function mcp_door.run_analyst(sql text, max_rows int, max_cell_bytes int, max_answer_bytes int) returns setof text language sql as $$select null::text$$ | BROKEN analyst the door opens
            """)
    void findsWhatIsBroken(String change, String line) {
        database.run(change);

        CommandRun run = database.command("smoke");

        assertThat(run.printed().replaceAll(" +", " ")).contains(line.replaceAll(" +", " "));
        assertThat(run.code()).isEqualTo(ExitCode.DIFFERENT);
    }

    @Test
    void saysWhenTheDatabaseIsDown() {
        Map<String, String> environment = database.environment();
        environment.put("MCP_SQL_TARGET_URL", "jdbc:postgresql://127.0.0.1:1/none");

        CommandRun run = database.command(environment, "smoke");

        assertThat(run.code()).isEqualTo(ExitCode.DATABASE);
        assertThat(run.printed()).startsWith("the database did not do it: ").doesNotContain("\tat ");
    }
}
