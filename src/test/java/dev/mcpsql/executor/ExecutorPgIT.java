// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.CommandLineSettings;
import dev.mcpsql.config.Settings;
import dev.mcpsql.gate.AdmittedQuery;
import dev.mcpsql.gate.Gate;
import dev.mcpsql.gate.Policy;
import dev.mcpsql.gate.UngatedQuery;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.testing.OneConnection;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.ProfileName;
import dev.mcpsql.vocabulary.QueryRules;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
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
        assertThat(rows.answerBytes()).isEqualTo(rows.rowsJson().getBytes(StandardCharsets.UTF_8).length);
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

    /** Each is longer than the cap of 64 bytes; the answer is a string that begins so. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '§', quoteCharacter = '¤', textBlock = """
            convert_to(repeat('x', 32), 'UTF8')                     § \\\\x7878
            convert_to(repeat('x', 3000), 'UTF8')                   § \\\\x7878
            rpad('ab', 60)::char(65)                                § ab
            repeat('ab', 100)::varchar(200)                         § abab
            array_agg(g)                                            § [1,2,3,
            array_agg('a"' || g)                                    § [\\"a\\\\\\"1\\",
            json_agg(g)                                             § [1, 2, 3,
            jsonb_object_agg(g, g)                                  § {\\"1\\": 1,
            to_jsonb(repeat('x', 65))                               § \\"xxx
            row(repeat('x', 64), max(g))                            § {\\"f1\\":\\"xxx
            array_agg(row(g, 'x'))                                  § [{\\"f1\\":1,
            (10::numeric ^ 70)                                      § 10000
            repeat('1', 65)::varbit                                 § 1111
            ('<a>' || repeat('ü', 65) || '</a>')::xml               § <a>ü
            to_tsvector('simple', string_agg('w' || g, ' '))        § 'w1':1
            range_agg(int4range(g * 2, g * 2 + 1))                  § {[2,3),
            ('[' || string_agg('(' || g || ',0)', ',') || ']')::path § [(1,0)
            """)
    void cutsLongValuesOfEachType(String expression, String beginning) {
        Execution.Rows rows = rows("select " + expression + " as value from generate_series(1, 100) g limit 1");

        assertThat(rows.rowsJson()).startsWith("[[\"" + beginning).endsWith("…[truncated]\"]]");
        assertThat(rows.truncation()).isEqualTo(Truncation.CELLS);
    }

    /** A function tells which process runs it; the leader itself takes no part, so another one must have. */
    @Test
    void keepsParallelPlans() {
        database.run("""
                create or replace function public.process(id int) returns int language plpgsql stable parallel safe
                    cost 100000 as $$ begin return pg_backend_pid(); end $$;
                alter role mcp_sql_reader in database %s set parallel_leader_participation = off;
                alter role mcp_sql_reader in database %1$s set parallel_setup_cost = 0;
                alter role mcp_sql_reader in database %1$s set parallel_tuple_cost = 0;
                alter role mcp_sql_reader in database %1$s set min_parallel_table_scan_size = 0
                """.formatted(database.url().substring(database.url().lastIndexOf('/') + 1)));

        Execution.Rows rows = rows(
                "select pg_backend_pid() = p as here from (select max(public.process(id)) as p from public.orders) x");

        assertThat(rows.rowsJson()).isEqualTo("[[false]]");
    }

    @Test
    void tellsTypesWithoutARow() {
        Execution.Rows rows = rows("select id, status, total, placed_at, 1 as id from public.orders where false");

        assertThat(rows.rowCount()).isZero();
        assertThat(rows.columns()).containsExactly("id", "status", "total", "placed_at", "id");
        assertThat(rows.types()).containsExactly("integer", "text", "numeric", "timestamp with time zone", "integer");
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
        Execution.Rows rows = rows(
                "select repeat('x', 60) as a, repeat('y', 60) as b from generate_series(1, 5000) g",
                new RowCap(10_000, RowCap.Cause.SERVER));

        assertThat(rows.rowCount()).isEqualTo(1);
        assertThat(rows.truncation()).isEqualTo(Truncation.ANSWER_BYTES);
    }

    @Nested
    class Errors {

        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '§', quoteCharacter = '¤', textBlock = """
                select id from public.orders where             § EXECUTION_ERROR § 42601 § 42601 syntax_error
                select nothing from public.orders              § EXECUTION_ERROR § 42703 § 42703 undefined_column: column "…" does not exist (at character 8)
                select o.nothing from public.orders o          § EXECUTION_ERROR § 42703 § 42703 undefined_column: column o.nothing does not exist (at character 8)
                select '😀', nothing from public.orders        § EXECUTION_ERROR § 42703 § 42703 undefined_column: column "…" does not exist (at character 13)
                select 1 from public.nothing                   § EXECUTION_ERROR § 42P01 § 42P01 undefined_table: relation "…" does not exist (at character 15)
                select 1 from nowhere.orders                   § EXECUTION_ERROR § 42P01 § 42P01 undefined_table: relation "…" does not exist (at character 15)
                select nothing(1)                              § EXECUTION_ERROR § 42883 § 42883 undefined_function: function nothing(integer) does not exist (at character 8)
                select status, count(*) from public.orders     § EXECUTION_ERROR § 42803 § 42803 grouping_error: column "…" must appear in the GROUP BY clause or be used in an aggregate function (at character 8)
                select 'abc'::int                              § EXECUTION_ERROR § 22P02 § 22P02 invalid_text_representation: invalid input syntax for type integer: "…" (at character 8)
                select '99999999999'::int                      § EXECUTION_ERROR § 22003 § 22003 numeric_value_out_of_range: value "…" is out of range for type integer (at character 8)
                select 'public.x'::regclass                    § EXECUTION_ERROR § 42P01 § 42P01 undefined_table: relation "…" does not exist (at character 8)
                select token from public.secrets               § EXECUTION_ERROR § 42501 § 42501 insufficient_privilege
                select email from public.customers             § EXECUTION_ERROR § 42501 § 42501 insufficient_privilege
                select name::int from public.customers         § EXECUTION_ERROR § 22P02 § 22P02 invalid_text_representation: invalid input syntax for type integer: "…"
                select name::uuid from public.customers        § EXECUTION_ERROR § 22P02 § 22P02 invalid_text_representation: invalid input syntax for type uuid: "…"
                select name::date from public.customers        § EXECUTION_ERROR § 22007 § 22007 invalid_datetime_format: invalid input syntax for type date: "…"
                select (name || '1')::timestamptz from public.customers § EXECUTION_ERROR § 22007 § 22007 invalid_datetime_format: invalid input syntax for type timestamp with time zone: "…"
                select ('{' || name)::json from public.customers § EXECUTION_ERROR § 22P02 § 22P02 invalid_text_representation: invalid input syntax for type json
                select ('{' || name)::int[] from public.customers § EXECUTION_ERROR § 22P02 § 22P02 invalid_text_representation: malformed array literal: "…"
                select name::regclass from public.customers    § EXECUTION_ERROR § 42602 § 42602 invalid_name
                select (id || '.b')::regclass from public.customers § EXECUTION_ERROR § 3F000 § 3F000 invalid_schema_name
                select ('a.b.c.d' || id)::regclass from public.customers § EXECUTION_ERROR § 42601 § 42601 syntax_error
                select ('x' || id)::regclass from public.customers § EXECUTION_ERROR § 42P01 § 42P01 undefined_table
                select ('x' || id)::regoper from public.customers § EXECUTION_ERROR § 42883 § 42883 undefined_function
                select ('x' || id)::regrole from public.customers § EXECUTION_ERROR § 42704 § 42704 undefined_object
                select 'a' ~ ('(' || name) from public.customers § EXECUTION_ERROR § 2201B § 2201B invalid_regular_expression: invalid regular expression: parentheses () not balanced
                select to_date(name, 'YYYY') from public.customers § EXECUTION_ERROR § 22007 § 22007 invalid_datetime_format
                select date_trunc(name, now()) from public.customers § EXECUTION_ERROR § 22023 § 22023 invalid_parameter_value
                select make_date(id::int, 13, 1) from public.customers § EXECUTION_ERROR § 22008 § 22008 datetime_field_overflow
                select convert_from(decode('ff' || id, 'escape') || '\\xff', 'UTF8') from public.customers § EXECUTION_ERROR § 22021 § 22021 character_not_in_repertoire
                select name::char(1)::bit(3) from public.customers § EXECUTION_ERROR § 22P02 § 22P02 invalid_text_representation
                select (id * 1000)::numeric(2, 1) from public.orders § EXECUTION_ERROR § 22003 § 22003 numeric_value_out_of_range: numeric field overflow
                select 2147483647 + id::int from public.orders § EXECUTION_ERROR § 22003 § 22003 numeric_value_out_of_range: integer out of range
                select 1 / (id - id) from public.orders        § EXECUTION_ERROR § 22012 § 22012 division_by_zero: division by zero
                select 1 / 0                                   § EXECUTION_ERROR § 22012 § 22012 division_by_zero: division by zero
                select ln(id - id) from public.orders          § EXECUTION_ERROR § 2201E § 2201E invalid_argument_for_logarithm: cannot take logarithm of zero
                select left(name, 3) like '\\' from public.customers § EXECUTION_ERROR § 22025 § 22025 invalid_escape_sequence: LIKE pattern must not end with escape character
                select 99999999999::int                        § EXECUTION_ERROR § 22003 § 22003 numeric_value_out_of_range: integer out of range
                select (select id from public.orders)          § EXECUTION_ERROR § 21000 § 21000 cardinality_violation: more than one row returned by a subquery used as an expression
                select nextval('public.ticket_number')         § EXECUTION_ERROR § 42501 § 42501 insufficient_privilege
                select public.speak()                          § EXECUTION_ERROR § P0001 § P0001 raise_exception
                select public.speak_as('42000')                § EXECUTION_ERROR § 42000 § 42000 syntax_error_or_access_rule_violation
                select public.speak_as('22012')                § EXECUTION_ERROR § 22012 § 22012 division_by_zero
                select public.speak_as('42703')                § EXECUTION_ERROR § 42703 § 42703 undefined_column
                select public.speak_as('ZZ999')                § EXECUTION_ERROR § ZZ999 § ZZ999 unknown_condition
                select public.ask()                            § EXECUTION_ERROR § 42703 § 42703 undefined_column
                select public.speak_as('53200')                § UNAVAILABLE     § 53200 § The database is not available for this query now.
                select public.speak_as('40001')                § UNAVAILABLE     § 40001 § The database is not available for this query now.
                select public.speak_as('53400')                § EXECUTION_ERROR § 53400 § 53400 configuration_limit_exceeded
                select public.speak_as('55P03')                § UNAVAILABLE     § 55P03 § The database is not available for this query now.
                select public.speak_as('57014')                § CANCELLED       § 57014 § The query was cancelled.
                select pg_sleep(60)                            § TIMEOUT         § 57014 § The query ran longer than 400 ms and was ended.
                """)
        void becomeAClosedReasonAndASafeSentence(String sql, OutcomeReason reason, String sqlState, String message) {
            database.run("""
                    create or replace function public.speak() returns int language plpgsql as
                        $$ begin raise exception 'secret value'; end $$;
                    create or replace function public.ask() returns int language plpgsql as
                        $$ begin return (select hidden_column from public.orders limit 1); end $$;
                    create or replace function public.speak_as(state text) returns int language plpgsql as
                        $$ begin raise exception 'the value is "canary" and "more"' using errcode = state; end $$
                    """);

            assertThat(run(sql, TEN)).isEqualTo(new Execution.Failed(reason, sqlState, message));
        }

        private static final List<Identifier> COLUMNS = List.of(new Identifier("id"), new Identifier("status"));

        /** What runs has a schema before the relation and no comment; the agent has never seen it. */
        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '§', quoteCharacter = '¤', textBlock = """
                SELECT /* 😀 */  Status FROM Orders WHERE ID = 'x'    § 'x'
                SELECT 1 FROM ORDERS O   WHERE O.status = 1           § =
                SELECT E'\\x41' || $$€$$ ,  ABS( O.status ) FROM orders O; -- c § ABS
                """)
        void pointIntoTheTextThatWasSent(String sent, String place) {
            try (Gate gate = new Gate()) {
                Policy policy = new Policy(
                        Map.of(RelationName.of("public", "orders"), new VisibleColumns(COLUMNS, Extent.WHOLE)),
                        QueryRules.DEFAULT);
                AdmittedQuery query = gate.judge(sent, policy).match(admitted -> admitted, refusal -> {
                    throw new AssertionError(refusal.toString());
                });

                Execution execution = executor.run(Requester.operator(UUID.randomUUID()), analyst, query, TEN);

                int character = sent.codePointCount(0, sent.indexOf(place)) + 1;
                assertThat(execution)
                        .isInstanceOfSatisfying(Execution.Failed.class, failed -> assertThat(failed.message())
                                .endsWith(" (at character " + character + ")"));
            }
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
                    analyst.budget(),
                    false);

            Execution execution =
                    executor.run(Requester.operator(UUID.randomUUID()), doorless, UngatedQuery.of("select 1"), TEN);

            assertThat(execution)
                    .isEqualTo(new Execution.Failed(
                            OutcomeReason.MISCONFIGURED, "42883", "The database is not set up for this profile."));
        }

        @Test
        void saysMisconfiguredWithoutRoleSetup() {
            Settings bare = small(TestPostgres.shared().emptyDatabase());
            Executor lost = new Executor(new TargetDatabase(new TargetDataSource(bare)), bare);

            Execution execution =
                    lost.run(Requester.operator(UUID.randomUUID()), analyst, UngatedQuery.of("select 1"), TEN);

            assertThat(execution)
                    .isEqualTo(new Execution.Failed(
                            OutcomeReason.MISCONFIGURED, "3F000", "The database is not set up for this profile."));
        }

        /** As a container's pool says it: an exception of its own, without an SQLSTATE. */
        @Test
        void saysUnavailableWhenThePoolIsExhausted() {
            DataSource exhausted = (DataSource) Proxy.newProxyInstance(
                    DataSource.class.getClassLoader(),
                    new Class<?>[] {DataSource.class},
                    (proxy, method, arguments) -> {
                        throw new SQLException("In-use connections equal max-pool-size of 4711");
                    });
            Executor waiting = new Executor(new TargetDatabase(exhausted), settings);

            assertThat(waiting.run(Requester.operator(UUID.randomUUID()), analyst, UngatedQuery.of("select 1"), TEN))
                    .isEqualTo(new Execution.Failed(
                            OutcomeReason.UNAVAILABLE, "", "The database is not available for this query now."));
        }

        @Test
        void saysUnavailableWithoutAServer() {
            Map<String, String> environment = database.environment();
            environment.put("MCP_SQL_TARGET_URL", "jdbc:postgresql://127.0.0.1:1/none");
            Settings nowhere = CommandLineSettings.load(environment);
            Executor lost = new Executor(new TargetDatabase(new TargetDataSource(nowhere)), nowhere);

            Execution execution =
                    lost.run(Requester.operator(UUID.randomUUID()), analyst, UngatedQuery.of("select 1"), TEN);

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

        Execution execution = waiting.run(
                Requester.operator(UUID.randomUUID()), analyst, UngatedQuery.of("select pg_sleep(20)"), TEN);
        ender.join();

        assertThat(execution).isInstanceOfSatisfying(Execution.Failed.class, failed -> assertThat(failed.reason())
                .isEqualTo(OutcomeReason.UNAVAILABLE));
        assertThat(rows("select 1").rowsJson()).isEqualTo("[[1]]");
    }

    @Test
    void tellsTheCallToTheDatabase() {
        UUID call = UUID.randomUUID();

        Execution execution = executor.run(
                Requester.operator(call),
                analyst,
                UngatedQuery.of("select current_setting('application_name') as name"),
                TEN);

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
        return executor.run(Requester.operator(UUID.randomUUID()), analyst, UngatedQuery.of(sql), cap);
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
