// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.CommandLineSettings;
import dev.mcpsql.config.Settings;
import dev.mcpsql.gate.UngatedQuery;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.testing.OneConnection;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.ProfileName;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What arrives of an answer, and what of an error. */
class ExecutorPgIT {

    private static final RowCap TEN = new RowCap(10, RowCap.Cause.SERVER);

    private static final class Shop {
        static final TestDatabase DATABASE = TestPostgres.shared().shop();
    }

    private final TestDatabase database = Shop.DATABASE;
    private final Settings settings = small();
    private final Profile analyst =
            new Profiles(settings).of(new ProfileName("analyst")).orElseThrow();
    private final OneConnection pool = new OneConnection(new TargetDataSource(settings));
    private final Executor executor = new Executor(new TargetDatabase(pool), settings);

    @AfterEach
    void closePool() throws SQLException {
        pool.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '§', quoteCharacter = '¤', textBlock = """
            1                                            § 1
            9007199254740993                             § 9007199254740993
            9223372036854775807                          § 9223372036854775807
            -0.10::numeric                               § -0.10
            12345678901234567890.123456789012345678901   § 12345678901234567890.123456789012345678901
            1e-20::numeric                               § 0.00000000000000000001
            0.1::float8                                  § 0.1
            1e300::float8                                § 1e+300
            'NaN'::float8                                § "NaN"
            'NaN'::numeric                               § "NaN"
            '-Infinity'::float8                          § "-Infinity"
            'Infinity'::numeric                          § "Infinity"
            true                                         § true
            null                                         § null
            null::int                                    § null
            ''                                           § ""
            'a"b\\c/d'                                    § "a\\"b\\\\c/d"
            E'tab\\tline\\n'                               § "tab\\tline\\n"
            'Grüße 😀'                                    § "Grüße 😀"
            chr(1)                                       § "\\u0001"
            date '2026-02-28'                            § "2026-02-28"
            timestamp '2026-02-28 12:30:00.5'            § "2026-02-28T12:30:00.5"
            timestamptz '2026-02-28 12:30:00+02'         § "2026-02-28T10:30:00+00:00"
            time '12:30'                                 § "12:30:00"
            interval '1 day 02:03:04'                    § "1 day 02:03:04"
            'infinity'::date                             § "infinity"
            array[1, 2, null]                            § [1,2,null]
            array['a,b', 'c"d']                          § ["a,b","c\\"d"]
            array[[1, 2], [3, 4]]                        § [[1,2],[3,4]]
            '{}'::int[]                                  § []
            '{"b": [1, 2.50], "a": {"x": null}}'::json   § {"b": [1, 2.50], "a": {"x": null}}
            '{"b": [1, 2.50], "a": {"x": null}}'::jsonb  § {"a": {"x": null}, "b": [1, 2.50]}
            '"text"'::jsonb                              § "text"
            'null'::jsonb                                § null
            '{"a":1,"a":2}'::json                        § {"a":1,"a":2}
            int4range(1, 5)                              § "[1,5)"
            '\\xdeadbeef'::bytea                          § "\\\\xdeadbeef"
            'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid § "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"
            inet '10.0.0.1'                              § "10.0.0.1"
            b'101'                                       § "101"
            point '(1,2)'                                § "(1,2)"
            12.34::money                                 § "$12.34"
            row(1, 'x')                                  § {"f1":1,"f2":"x"}
            '<a>b</a>'::xml                              § "<a>b</a>"
            """)
    void writesEachTypeAsPostgresDoes(String expression, String cell) {
        Execution.Rows rows = rows("select " + expression + " as value");

        assertThat(rows.rowsJson()).isEqualTo("[[" + cell + "]]");
        assertThat(rows.columns()).containsExactly("value");
        assertThat(rows.truncation()).isEqualTo(Truncation.NONE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '§', quoteCharacter = '¤', textBlock = """
            select id, status from public.orders where false         § [id, status]              § []
            select 1 as a, 2 as a, 3 as "A b"                        § [a, a, A b]               § [[1,2,3]]
            select 1 as a, 2 as a where false                        § [a, a]                    § []
            select 1 as q, 2 as v, 3 as r, 4 as s, 5 as t            § [q, v, r, s, t]           § [[1,2,3,4,5]]
            select                                                   § []                        § [[]]
            select 1 as "a""b,c"                                     § [a"b,c]                   § [[1]]
            select 1                                                 § [?column?]                § [[1]]
            select id from public.orders order by id limit 3         § [id]                      § [[1],[2],[3]]
            with x as (select 2 as n) select n from x -- a comment   § [n]                       § [[2]]
            values (1, 'a'), (2, 'b')                                § [column1, column2]        § [[1,"a"],[2,"b"]]
            select date_trunc('day', timestamptz '2026-02-28 23:30:00+00') as d § [d]            § [["2026-02-28T00:00:00+00:00"]]
            """)
    void keepsNamesAndOrder(String sql, String columns, String json) {
        Execution.Rows rows = rows(sql);

        assertThat(rows.columns()).hasToString(columns);
        assertThat(rows.rowsJson()).isEqualTo(json);
    }

    @ParameterizedTest(name = "{0} rows, cap {1} by {2}")
    @CsvSource(textBlock = """
            3,   10, SERVER, 3,  NONE
            10,  10, SERVER, 10, NONE
            11,  10, SERVER, 10, ROWS
            500, 10, SERVER, 10, ROWS
            500, 10, CALLER, 10, NONE
            500, 1,  CALLER, 1,  NONE
            0,   10, SERVER, 0,  NONE
            """)
    void cutsAtTheRowCap(int there, int cap, RowCap.Cause cause, int delivered, Truncation truncation) {
        Execution.Rows rows =
                rows("select g from generate_series(1, " + there + ") g order by g", new RowCap(cap, cause));

        assertThat(rows.rowCount()).isEqualTo(delivered);
        assertThat(rows.truncation()).isEqualTo(truncation);
        assertThat(rows.answerBytes()).isEqualTo(Utf8.length(rows.rowsJson()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '§', quoteCharacter = '¤', textBlock = """
            repeat('x', 64)                     § 64 § x § NONE
            repeat('x', 65)                     § 64 § x § CELLS
            repeat('ü', 33)                     § 32 § ü § CELLS
            repeat('€', 22)                     § 21 § € § CELLS
            repeat('😀', 17)                    § 16 § 😀 § CELLS
            repeat('"', 64)                     § 64 § \\" § NONE
            repeat('"', 65)                     § 64 § \\" § CELLS
            """)
    void cutsLongCellsBetweenCharacters(String expression, int kept, String unit, Truncation truncation) {
        Execution.Rows rows = rows("select " + expression + " as value");

        String mark = truncation == Truncation.CELLS ? "…[truncated]" : "";
        assertThat(rows.rowsJson()).isEqualTo("[[\"" + unit.repeat(kept) + mark + "\"]]");
        assertThat(rows.truncation()).isEqualTo(truncation);
    }

    @Test
    void makesACutJsonCellAString() {
        Execution.Rows rows = rows("select array_agg(g) as list from generate_series(1, 100) g");

        assertThat(rows.rowsJson()).startsWith("[[\"[1,2,3,").endsWith("…[truncated]\"]]");
    }

    @Test
    void stopsAtTheByteCapAndKeepsTheFirstRow() {
        String wide =
                "select repeat('x', 60) as a, repeat('y', 60) as b, repeat('z', 60) as c, g from generate_series(1, 9) g";

        Execution.Rows rows = rows(wide);

        assertThat(rows.rowCount()).isEqualTo(1);
        assertThat(rows.truncation()).isEqualTo(Truncation.ANSWER_BYTES);
    }

    @Test
    void stopsAtARowThatTheDoorHeldBack() {
        Execution.Rows rows = rows("select repeat('x', g * 2000) as a from generate_series(0, 3) g");

        assertThat(rows.rowCount()).isEqualTo(1);
        assertThat(rows.truncation()).isEqualTo(Truncation.ANSWER_BYTES);
    }

    @Nested
    class Errors {

        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '§', quoteCharacter = '¤', textBlock = """
                select id from public.orders where             § EXECUTION_ERROR § 42601 § syntax_error: syntax error at or near "…"
                select nothing from public.orders              § EXECUTION_ERROR § 42703 § undefined_column: column "…" does not exist
                select 1 from public.nothing                   § EXECUTION_ERROR § 42P01 § undefined_table: relation "…" does not exist
                select nothing(1)                              § EXECUTION_ERROR § 42883 § undefined_function: function nothing(integer) does not exist
                select status, count(*) from public.orders     § EXECUTION_ERROR § 42803 § grouping_error: column "…" must appear in the GROUP BY clause or be used in an aggregate function
                select token from public.secrets               § EXECUTION_ERROR § 42501 § insufficient_privilege
                select email from public.customers             § EXECUTION_ERROR § 42501 § insufficient_privilege
                select name::int from public.customers         § EXECUTION_ERROR § 22P02 § invalid_text_representation
                select name::date from public.customers        § EXECUTION_ERROR § 22007 § invalid_datetime_format
                select (name || '1')::timestamptz from public.customers § EXECUTION_ERROR § 22007 § invalid_datetime_format
                select ('{' || name)::json from public.customers § EXECUTION_ERROR § 22P02 § invalid_text_representation
                select 'public.x'::regclass                    § EXECUTION_ERROR § 42P01 § undefined_table: relation "…" does not exist
                select 1 / (id - id) from public.orders        § EXECUTION_ERROR § 22012 § division_by_zero
                select 99999999999::int                        § EXECUTION_ERROR § 22003 § numeric_value_out_of_range
                select (select id from public.orders)          § EXECUTION_ERROR § 21000 § cardinality_violation
                select public.speak()                          § EXECUTION_ERROR § P0001 § raise_exception
                select public.speak_as('42000')                § EXECUTION_ERROR § 42000 § syntax_error_or_access_rule_violation
                select public.speak_as('ZZ999')                § EXECUTION_ERROR § ZZ999 § ZZ999
                select public.speak_as('53200')                § UNAVAILABLE     § 53200 § The database is not available for this query now.
                select public.speak_as('40001')                § UNAVAILABLE     § 40001 § The database is not available for this query now.
                select public.speak_as('53400')                § EXECUTION_ERROR § 53400 § configuration_limit_exceeded
                select public.speak_as('55P03')                § UNAVAILABLE     § 55P03 § The database is not available for this query now.
                select public.speak_as('57014')                § CANCELLED       § 57014 § The query was cancelled.
                select pg_sleep(60)                            § TIMEOUT         § 57014 § The query ran longer than 400 ms and was ended.
                """)
        void becomeAClosedReasonAndASafeSentence(String sql, OutcomeReason reason, String sqlState, String message) {
            database.run("""
                    create or replace function public.speak() returns int language plpgsql as
                        $$ begin raise exception 'secret value'; end $$;
                    create or replace function public.speak_as(state text) returns int language plpgsql as
                        $$ begin raise exception 'the value is "canary" and "more"' using errcode = state; end $$
                    """);

            assertThat(run(sql, TEN)).isEqualTo(new Execution.Failed(reason, sqlState, message));
        }

        @ParameterizedTest
        @CsvSource({"23", "42", "0"})
        void keepNothingOfTheText(int code) {
            String nul = "select 1 " + (char) 0 + code;

            assertThat(run(nul, TEN))
                    .isInstanceOfSatisfying(Execution.Failed.class, failed -> assertThat(failed.reason())
                            .isEqualTo(OutcomeReason.EXECUTION_ERROR));
        }

        @Test
        void saysMisconfiguredWithoutADoor() {
            Profile doorless = new Profile(
                    new ProfileName("doorless"),
                    analyst.role(),
                    analyst.relations(),
                    analyst.rules(),
                    analyst.budget());

            Execution execution = executor.run(UUID.randomUUID(), doorless, UngatedQuery.of("select 1"), TEN);

            assertThat(execution)
                    .isEqualTo(new Execution.Failed(
                            OutcomeReason.MISCONFIGURED, "42883", "The database is not set up for this profile."));
        }

        @Test
        void saysMisconfiguredWithoutRoleSetup() {
            Settings bare = small(TestPostgres.shared().emptyDatabase());
            Executor lost = new Executor(new TargetDatabase(new TargetDataSource(bare)), bare);

            Execution execution = lost.run(UUID.randomUUID(), analyst, UngatedQuery.of("select 1"), TEN);

            assertThat(execution)
                    .isEqualTo(new Execution.Failed(
                            OutcomeReason.MISCONFIGURED, "3F000", "The database is not set up for this profile."));
        }

        @Test
        void saysUnavailableWithoutAServer() {
            Map<String, String> environment = database.environment();
            environment.put("MCP_SQL_TARGET_URL", "jdbc:postgresql://127.0.0.1:1/none");
            Settings nowhere = CommandLineSettings.load(environment);
            Executor lost = new Executor(new TargetDatabase(new TargetDataSource(nowhere)), nowhere);

            Execution execution = lost.run(UUID.randomUUID(), analyst, UngatedQuery.of("select 1"), TEN);

            assertThat(execution)
                    .isEqualTo(new Execution.Failed(
                            OutcomeReason.UNAVAILABLE, "08001", "The database is not available for this query now."));
        }
    }

    @Test
    void healsWhenThePooledConnectionWasEndedMeanwhile() {
        rows("select 1");

        endSessions("true");

        assertThat(rows("select 1").rowsJson()).isEqualTo("[[1]]");
    }

    @Test
    void saysUnavailableWhenTheConnectionIsLostDuringTheQueryAndHeals() throws Exception {
        Thread ender = new Thread(() -> endSessions("query like '%run_analyst%' and state = 'active'"));
        Settings patient = patient();
        Executor waiting = new Executor(new TargetDatabase(pool), patient);
        ender.start();

        Execution execution = waiting.run(UUID.randomUUID(), analyst, UngatedQuery.of("select pg_sleep(20)"), TEN);
        ender.join();

        assertThat(execution).isInstanceOfSatisfying(Execution.Failed.class, failed -> assertThat(failed.reason())
                .isEqualTo(OutcomeReason.UNAVAILABLE));
        assertThat(rows("select 1").rowsJson()).isEqualTo("[[1]]");
    }

    @Test
    void tellsTheCallToTheDatabase() {
        UUID call = UUID.randomUUID();

        Execution execution =
                executor.run(call, analyst, UngatedQuery.of("select current_setting('application_name') as name"), TEN);

        assertThat(execution).isInstanceOfSatisfying(Execution.Rows.class, rows -> assertThat(rows.rowsJson())
                .isEqualTo("[[\"mcp-sql " + call + "\"]]"));
    }

    /** Ends the reader's sessions of this database that match, as soon as there is one. */
    private void endSessions(String condition) {
        database.run("""
                do $$
                begin
                    for i in 1..200 loop
                        perform pg_terminate_backend(pid, 5000) from pg_stat_activity
                          where usename = 'mcp_sql_reader' and datname = current_database() and %s;
                        exit when found;
                        perform pg_sleep(0.05);
                        perform pg_stat_clear_snapshot();
                    end loop;
                end $$""".formatted(condition));
    }

    private Execution.Rows rows(String sql) {
        return rows(sql, TEN);
    }

    private Execution.Rows rows(String sql, RowCap cap) {
        return run(sql, cap).match(rows -> rows, failed -> {
            throw new AssertionError(failed.toString());
        });
    }

    private Execution run(String sql, RowCap cap) {
        return executor.run(UUID.randomUUID(), analyst, UngatedQuery.of(sql), cap);
    }

    private Settings small() {
        return small(database);
    }

    private static Settings small(TestDatabase database) {
        Map<String, String> environment = database.environment();
        environment.put("MCP_SQL_LIMITS_STATEMENT_TIMEOUT", "400ms");
        environment.put("MCP_SQL_LIMITS_MAX_CELL_BYTES", "64");
        environment.put("MCP_SQL_LIMITS_MAX_ANSWER_BYTES", "256");
        return CommandLineSettings.load(environment);
    }

    private Settings patient() {
        Map<String, String> environment = database.environment();
        environment.put("MCP_SQL_LIMITS_STATEMENT_TIMEOUT", "15s");
        return CommandLineSettings.load(environment);
    }
}
