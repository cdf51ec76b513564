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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What role set-up makes, takes away, and leaves. */
class RoleSetupPgIT {

    /** Every right that somebody other than its owner was given in this database or on it. */
    private static final String RIGHTS = """
            select c.oid::regclass || ' ' || c.relacl::text from pg_class c where c.relacl is not null
            union all select p.oid::regprocedure || ' ' || p.proacl::text from pg_proc p where p.proacl is not null
            union all select n.nspname || ' ' || n.nspacl::text from pg_namespace n where n.nspacl is not null
            union all select a.attrelid::regclass || '.' || a.attname || ' ' || a.attacl::text
                        from pg_attribute a where a.attacl is not null
            union all select d.datname || ' ' || d.datacl::text from pg_database d
                       where d.datacl is not null and d.datname = current_database()
            union all select r.rolname || ' ' || coalesce(s.setconfig::text, '') || ' ' || r.rolconnlimit
                        from pg_roles r left join pg_db_role_setting s on s.setrole = r.oid
                       where r.rolname ~ '^mcp_'
            order by 1
            """;

    private final TestDatabase database = TestPostgres.shared().shop();

    @Test
    void isIdempotent() throws SQLException {
        List<String> before = texts(RIGHTS);

        database.setUpRoles();

        assertThat(texts(RIGHTS)).isEqualTo(before);
    }

    @Test
    void emitsAScriptThatNeedsNothingElse() {
        CommandRun emitted = database.command("role-setup", "--emit-sql");
        TestDatabase other = TestPostgres.shared().emptyDatabase();
        other.run(emitted.printed());

        CommandRun grants = other.command("grants");

        assertThat(emitted.code()).isEqualTo(ExitCode.DONE);
        assertThat(emitted.printed()).doesNotContain(":\"").doesNotContain(":'");
        assertThat(grants.printed()).doesNotContain("door").contains("lists public.orders, which does not exist");
    }

    @Test
    void emitsWithoutADatabaseAndWithoutPasswords() {
        var environment = database.environment();
        environment.remove("MCP_SQL_DBA_PASSWORD");
        environment.put("MCP_SQL_TARGET_URL", "jdbc:postgresql://127.0.0.1:1/none");

        assertThat(database.command(environment, "role-setup", "--emit-sql").code())
                .isEqualTo(ExitCode.DONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from public.orders",
                "select 1 from public.secrets",
                "select 1 from audit.customers",
                "select 1 from pg_catalog.pg_authid",
                "select query_to_xml('select 1', true, false, '')",
                "select ts_stat('select 1')",
                "select pg_advisory_lock(1)",
                "select pg_try_advisory_lock(1)",
                "select pg_notify('a', 'b')",
                "select lo_create(0)",
                "select lo_get(1)",
                "select pg_export_snapshot()",
                "create temp table x (i int)",
                "create table public.x (i int)",
                "create schema x",
                "create function mcp_door.x() returns int language sql as 'select 1'",
                "drop function mcp_door.run_analyst(text, int, int, int)",
                "set role mcp_readonly_role",
                "set session authorization postgres",
                "alter role mcp_sql_reader superuser",
                "create role x"
            })
    void leavesTheReaderWithoutAnythingElse(String sql) throws SQLException {
        try (Connection reader =
                database.login("mcp_sql_reader", TestDatabase.READER_PASSWORD).getConnection()) {
            reader.createStatement().execute("set default_transaction_read_only = off");

            assertThatThrownBy(() -> reader.createStatement().execute(sql))
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                            .isEqualTo("42501"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "default_transaction_read_only, on",
        "statement_timeout, 5s",
        "lock_timeout, 1s",
        "idle_in_transaction_session_timeout, 10s",
        "client_connection_check_interval, 1s",
        "standard_conforming_strings, on",
        "tcp_keepalives_idle, 10"
    })
    void guardsTheReaderFromItsFirstStatement(String setting, String value) throws SQLException {
        try (Connection reader = database.login("mcp_sql_reader", TestDatabase.READER_PASSWORD)
                        .getConnection();
                ResultSet row = reader.createStatement().executeQuery("show " + setting)) {
            row.next();

            assertThat(row.getString(1)).isEqualTo(value);
        }
    }

    /** An application that was killed closes its sockets and says nothing more. */
    @Test
    void endsAQueryWhoseClientHasVanished() throws Exception {
        Connection reader =
                database.login("mcp_sql_reader", TestDatabase.READER_PASSWORD).getConnection();
        reader.createStatement().execute("set statement_timeout = 0");
        Thread query = new Thread(() -> runUntilCut(reader));
        query.start();
        assertThat(sessionsAfterWaitingFor("> 0")).isEqualTo(1);

        reader.abort(Runnable::run);
        query.join();

        assertThat(sessionsAfterWaitingFor("= 0")).isZero();
    }

    private static void runUntilCut(Connection reader) {
        try {
            reader.setAutoCommit(false);
            reader.createStatement().execute("select pg_sleep(60)");
        } catch (SQLException cut) {
            assertThat(cut.getSQLState()).startsWith("08");
        }
    }

    /** Waits in the database, ten seconds at most, until the number of the reader's sessions is so; returns the number. */
    private int sessionsAfterWaitingFor(String condition) throws SQLException {
        String count = "(select count(*) from pg_stat_activity where usename = 'mcp_sql_reader'"
                + " and datname = current_database() and query like '%pg_sleep(60)%')";
        database.run("""
                do $$
                begin
                    for i in 1..200 loop
                        exit when %s %s;
                        perform pg_sleep(0.05);
                        perform pg_stat_clear_snapshot();
                    end loop;
                end $$""".formatted(count, condition));
        return Integer.parseInt(texts("select " + count).get(0));
    }

    @Test
    void refusesAdvisoryLocksToEveryoneButGivesThemBackOnRequest() throws SQLException {
        assertThat(
                        texts(
                                "select has_function_privilege('mcp_readonly_role', 'pg_advisory_lock(bigint)', 'execute')::text"))
                .containsExactly("false");
        assertThat(
                        texts(
                                "select has_function_privilege('mcp_sql_owner', 'pg_try_advisory_xact_lock(bigint)', 'execute')::text"))
                .containsExactly("true");
    }

    @Test
    void isTakenAwayByTheTeardown() throws SQLException {
        database.run(TestDatabase.script("role_teardown.sql"));

        assertThat(texts("select nspname from pg_namespace where nspname = 'mcp_door'"))
                .isEmpty();
        assertThat(texts("""
                select r.rolname from pg_shdepend d join pg_roles r on r.oid = d.refobjid
                 where r.rolname in ('mcp_readonly_role', 'mcp_ro_support', 'mcp_sql_reader')
                   and d.dbid = (select oid from pg_database where datname = current_database())
                """)).isEmpty();
        // The roles may still be there for the other databases of this server; they come back whole.
        database.setUpRoles();
        assertThat(database.command("grants").code()).isEqualTo(ExitCode.DONE);
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection superuser = database.superuser();
                ResultSet row = superuser.createStatement().executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }
}
