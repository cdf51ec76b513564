// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.CommandLineSettings;
import dev.mcpsql.config.Settings;
import dev.mcpsql.gate.UngatedQuery;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.ProfileName;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the planner expects decides whether a profile with a budget may run a query. */
class BudgetPgIT {

    private static final RowCap TEN = new RowCap(10, RowCap.Cause.SERVER);

    private static TestDatabase database;
    private static Executor executor;
    private static Settings settings;

    @BeforeAll
    static void fill() {
        database = TestPostgres.shared().shop();
        database.run("""
                insert into public.orders (id, customer_id, placed_at, status, total)
                    select n, 1, now(), 'open', n from generate_series(10000, 29999) n;
                create table public.hidden as select n as secret_key from generate_series(1, 30000) n;
                create view public.seen with (security_barrier) as
                    select secret_key as id from public.hidden where secret_key > 5;
                grant select on public.seen to mcp_readonly_role;
                analyze
                """);
        settings = settings();
        executor = new Executor(new TargetDatabase(new TargetDataSource(settings)), settings);
    }

    @AfterAll
    static void dropWhatIsNotTheShops() {
        database.run("drop view public.seen; drop table public.hidden");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            select id from public.orders where id = 1
            select id from public.orders
            select id from public.orders order by id limit 3
            select count(*) from public.orders
            with one as (select 1 as n) select n from one
            select (select max(id) from public.orders) as most
            """)
    void letsRunWhatIsWithinIt(String sql) {
        assertThat(run("analyst", sql)).isInstanceOf(Execution.Rows.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            select count(*) from public.orders a, public.orders b                  | The planner expects a cost of about \\d+0; allowed are 1000. The most expensive step is Nested Loop.
            select a.id from public.orders a, public.orders b order by a.total      | The planner expects a cost of about \\d+0; allowed are 1000. The most expensive step is .*
            select n from generate_series(1, 30000) n                              | The planner expects rows of about 30000; allowed are 25000. The most expensive step is Function Scan.
            select id from public.seen                                             | The planner expects rows of about 30000; allowed are 25000. The most expensive step is Seq Scan.
            """)
    void refusesWhatIsOverItAndSaysByHowMuch(String sql, String message) {
        assertThat(run("analyst", sql)).isInstanceOfSatisfying(Execution.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(OutcomeReason.OVER_BUDGET);
            assertThat(failed.sqlState()).isEmpty();
            assertThat(failed.message()).matches(message);
        });
    }

    @Test
    void namesARelationOfTheProfile() {
        String hard = "md5(".repeat(30) + "status" + ")".repeat(30) + " <> ''";

        assertThat(run("analyst", "select count(*) from public.orders where " + hard))
                .isInstanceOfSatisfying(Execution.Failed.class, failed -> assertThat(failed.message())
                        .endsWith("The most expensive step is Seq Scan on \"orders\"."));
    }

    @Test
    void refusesAPlanThatIsTooLargeToRead() {
        String large = "select id from public.orders where status <> '" + "x".repeat(5_000_000) + "'";

        assertThat(run("analyst", large))
                .isInstanceOfSatisfying(Execution.Failed.class, failed -> assertThat(failed.reason())
                        .isEqualTo(OutcomeReason.TOO_COMPLEX));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            select nothing from public.orders   | EXECUTION_ERROR | 42703
            select id from public.secrets       | EXECUTION_ERROR | 42501
            select 1) q; select (2              | EXECUTION_ERROR | 42601
            delete from public.orders           | EXECUTION_ERROR | 42601
            """)
    void reportsWhatCannotBePlannedLikeWhatCannotBeRun(String sql, OutcomeReason reason, String sqlState) {
        assertThat(run("analyst", sql)).isInstanceOfSatisfying(Execution.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.sqlState()).isEqualTo(sqlState);
        });
    }

    @Test
    void asksNoPlannerWithoutABudget() {
        database.run("alter function mcp_door.explain_support(text) rename to explain_nobody");
        try {
            assertThat(run("support", "select 1 as n")).isInstanceOf(Execution.Rows.class);
        } finally {
            database.run("alter function mcp_door.explain_nobody(text) rename to explain_support");
        }
    }

    private static Execution run(String profile, String sql) {
        Profile known = new Profiles(settings).of(new ProfileName(profile)).orElseThrow();
        return executor.run(Requester.operator(UUID.randomUUID()), known, UngatedQuery.of(sql), TEN);
    }

    private static Settings settings() {
        Map<String, String> environment = database.environment("""
                mcp-sql.public-url=http://localhost:8080
                mcp-sql.profiles=analyst,support
                mcp-sql.profile.analyst.role=mcp_readonly_role
                mcp-sql.profile.analyst.relations=public.orders, public.seen
                mcp-sql.profile.analyst.budget-cost=1000
                mcp-sql.profile.analyst.budget-rows=25000
                mcp-sql.profile.support.role=mcp_ro_support
                mcp-sql.profile.support.relations=public.mcp_ticket_summary
                """);
        return CommandLineSettings.load(environment);
    }
}
