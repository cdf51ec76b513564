// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.CommandRun;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration is the truth; each line of difference names what the database has otherwise. */
class GrantsPgIT {

    private final TestDatabase database = TestPostgres.shared().shop();

    @BeforeEach
    void isAsConfigured() {
        assertThat(database.command("grants"))
                .isEqualTo(new CommandRun(ExitCode.DONE, "the database is as configured" + System.lineSeparator()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            revoke select on public.orders from mcp_readonly_role                | lacks SELECT on "public"."orders"
            revoke select (name) on public.customers from mcp_readonly_role      | lacks SELECT ("name") on "public"."customers"
            grant select on public.customers to mcp_readonly_role                | holds SELECT on "public"."customers"
            grant select (email) on public.customers to mcp_readonly_role        | holds SELECT ("email") on "public"."customers"
            grant select on public.secrets to mcp_readonly_role                  | holds SELECT on "public"."secrets"
            grant insert on public.orders to mcp_readonly_role                   | holds INSERT on "public"."orders"
            grant usage on sequence public.ticket_number to mcp_readonly_role    | holds USAGE on "public"."ticket_number"
            grant usage on schema audit to mcp_readonly_role                     | holds USAGE on schema audit
            grant create on schema public to mcp_ro_support                      | holds CREATE on schema public
            grant usage on schema mcp_door to mcp_ro_support                     | mcp_ro_support holds USAGE on schema mcp_door
            drop function mcp_door.run_analyst(text, int, int, int)                   | the doors of profile analyst
            drop function mcp_door.explain_support(text)                         | the doors of profile support
            alter function mcp_door.run_analyst(text, int, int, int) owner to postgres | the doors of profile analyst
            alter function mcp_door.run_analyst(text, int, int, int) security invoker | the doors of profile analyst
            alter function mcp_door.run_analyst(text, int, int, int) volatile         | the doors of profile analyst
            alter function mcp_door.run_analyst(text, int, int, int) reset search_path | the doors of profile analyst
            grant execute on function mcp_door.run_analyst(text, int, int, int) to public | the doors of profile analyst
            create function mcp_door.run_old(text) returns text language sql as 'select 1' | run_old(text) belongs to no configured
            """)
    void namesAndMendsWhatDiffers(String change, String sentence) {
        database.run(change);

        CommandRun before = database.command("grants");
        CommandRun applied = database.command("grants", "--apply");

        assertThat(before.code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(before.printed()).contains(sentence);
        assertThat(applied.printed()).contains("mended: ");
        assertThat(applied.code()).isEqualTo(ExitCode.DONE);
        assertThat(database.command("grants").code()).isEqualTo(ExitCode.DONE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            grant select on public.secrets to public        | PUBLIC, and so mcp_readonly_role, holds SELECT on "public"."secrets"
            grant select (email) on public.customers to public | PUBLIC, and so mcp_readonly_role, holds SELECT ("email")
            grant update on public.orders to public         | PUBLIC, and so mcp_readonly_role, holds UPDATE on "public"."orders"
            grant usage on schema mcp_door to public        | PUBLIC holds USAGE on schema mcp_door
            grant select on public.orders to mcp_sql_reader | mcp_sql_reader holds SELECT on public.orders
            grant select (id) on public.orders to mcp_sql_reader | mcp_sql_reader holds SELECT on a column of
            grant create on schema mcp_door to mcp_sql_reader | mcp_sql_reader holds CREATE on schema mcp_door
            alter table public.tickets owner to mcp_ro_support | role mcp_ro_support owns public.tickets
            alter table public.order_items rename to moved  | profile analyst lists public.order_items, which does not exist
            alter table public.customers drop country       | lists column country of public.customers, which does not exist
            """)
    void leavesToPeopleWhatOthersMayLiveOn(String change, String sentence) {
        database.run(change);

        CommandRun applied = database.command("grants", "--apply");

        assertThat(applied.code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(applied.printed()).contains("look at: ", sentence);
    }

    @Test
    void acceptsThatPublicReadsWhatIsListedWhole() {
        database.run("grant select on public.orders to public");

        assertThat(database.command("grants").printed())
                .contains("PUBLIC, and so mcp_ro_support, holds SELECT on \"public\".\"orders\"")
                .doesNotContain("mcp_readonly_role");
    }

    @Test
    void namesMembershipsAndAttributesOfARole() {
        String profiles = """
                mcp-sql.public-url=http://localhost:8080
                mcp-sql.profiles=member
                mcp-sql.profile.member.role=mcp_ro_member
                mcp-sql.profile.member.relations=public.orders
                """;
        Map<String, String> environment = database.environment(profiles);
        database.command(environment, "grants", "--apply");
        database.run("grant pg_read_all_data to mcp_ro_member");
        database.run("alter role mcp_ro_member createdb bypassrls");

        CommandRun applied = database.command(environment, "grants", "--apply");

        assertThat(applied.code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(applied.printed())
                .contains("role mcp_ro_member is a member of pg_read_all_data")
                .contains("role mcp_ro_member has CREATEDB, BYPASSRLS");
        database.run("alter role mcp_ro_member nocreatedb nobypassrls");
        database.run("revoke pg_read_all_data from mcp_ro_member");
    }

    @Test
    void mendsTheRestWhereASchemaIsAbsent() {
        database.run("drop schema audit cascade; revoke select on public.orders from mcp_readonly_role");
        Map<String, String> environment = database.environment("""
                mcp-sql.public-url=http://localhost:8080
                mcp-sql.profiles=analyst
                mcp-sql.profile.analyst.role=mcp_readonly_role
                mcp-sql.profile.analyst.relations=public.orders, audit.entry
                """);

        CommandRun applied = database.command(environment, "grants", "--apply");

        assertThat(applied.code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(applied.printed())
                .contains(
                        "mended: mcp_readonly_role lacks SELECT on \"public\".\"orders\"",
                        "audit.entry, which does not exist")
                .doesNotContain("schema audit");
    }

    @Test
    void mendsTheRestWhereTheReaderHoldsTooMuch() {
        database.run("grant usage on schema mcp_door to public; revoke select on public.orders from mcp_readonly_role");

        assertThat(database.command("grants", "--apply").printed())
                .contains("mended: mcp_readonly_role lacks SELECT on \"public\".\"orders\"")
                .contains("look at: PUBLIC holds USAGE on schema mcp_door");
    }

    @Test
    void asksForRoleSetupFirst() {
        TestDatabase empty = TestPostgres.shared().emptyDatabase();

        CommandRun run = empty.command("grants", "--apply");

        assertThat(run.code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(run.printed()).contains("schema mcp_door does not exist: run role_setup.sql");
    }
}
