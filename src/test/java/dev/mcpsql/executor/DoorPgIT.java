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
import dev.mcpsql.vocabulary.ProfileName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** With the gate switched off, PostgreSQL alone refuses each hostile text, or it does no harm. */
class DoorPgIT {

    private static final RowCap TEN = new RowCap(10, RowCap.Cause.SERVER);

    /** Everything that a hostile text could have changed. */
    private static final String WHOLE_STATE = """
            select (select count(*) from public.orders), (select count(*) from public.order_items),
                   (select count(*) from public.customers), (select string_agg(token, ',' order by id) from public.secrets),
                   (select md5(string_agg(status, ',' order by id)) from public.orders),
                   (select count(*) from pg_class), (select count(*) from pg_proc), (select count(*) from pg_roles),
                   (select count(*) from pg_largeobject_metadata), (select last_value from public.ticket_number),
                   (select count(*) from pg_replication_slots), (select count(*) from pg_prepared_xacts),
                   (select count(*) from mcp_sql.query_trail)
            """;

    /** Everything that could be left on a pooled session. */
    private static final String SESSION = """
            select current_setting('role'), session_user::text, current_user::text,
                   current_setting('transaction_read_only'), current_setting('default_transaction_read_only'),
                   current_setting('statement_timeout'), current_setting('lock_timeout'), current_setting('work_mem'),
                   current_setting('search_path'), current_setting('timezone'), current_setting('row_security'),
                   coalesce(current_setting('app.tenant', true), ''), current_setting('application_name'),
                   (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()),
                   (select count(*) from pg_cursors), (select count(*) from pg_listening_channels()),
                   (select count(*) from pg_prepared_statements where not from_sql is false),
                   pg_my_temp_schema()
            """;

    private final TestDatabase database = Shop.DATABASE;
    private final Settings settings = shortTimeout(database);
    private final OneConnection pool = new OneConnection(new TargetDataSource(settings));
    private final Executor executor = new Executor(new TargetDatabase(pool), settings);

    /** One set-up for all lines: none of them may change it. */
    private static final class Shop {
        static final TestDatabase DATABASE = migrated(TestPostgres.shared().shop());

        private static TestDatabase migrated(TestDatabase database) {
            database.migrate();
            return database;
        }
    }

    @AfterEach
    void closePool() throws SQLException {
        pool.close();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("payloads")
    void holdsWithoutTheGate(String id, String expected, String sql) throws SQLException {
        List<String> stateBefore = wholeState();
        List<String> sessionBefore = row(pool.inside(), SESSION);
        Connection before = pool.inside();

        Execution execution = run("analyst", sql);

        assertThat(wholeState()).isEqualTo(stateBefore);
        assertThat(pool.inside()).isSameAs(before);
        assertThat(row(pool.inside(), SESSION)).isEqualTo(sessionBefore);
        assertThat(execution.toString().replace(sql, "")).doesNotContain("canary");
        if (!expected.equals("harmless")) {
            assertThat(execution).isInstanceOfSatisfying(Execution.Failed.class, failed -> assertThat(failed.sqlState())
                    .isEqualTo(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({"support,public.orders", "support,public.customers", "analyst,public.mcp_ticket_summary"})
    void keepsProfilesApart(String profile, String relation) {
        assertThat(run(profile, "select count(*) from " + relation))
                .isInstanceOfSatisfying(Execution.Failed.class, failed -> assertThat(failed.sqlState())
                        .isEqualTo("42501"));
    }

    /** Listed: everybody may call it and it runs as its owner; only the gate, or its owner, can close it. */
    @Test
    void doesNotStopDefinerFunctionsOfOthers() {
        assertThat(run("analyst", "select public.leak() as leaked"))
                .isInstanceOfSatisfying(Execution.Rows.class, rows -> assertThat(rows.rowsJson())
                        .isEqualTo("[[\"canary-token-1\"]]"));
    }

    /** Listed: PUBLIC reads most of the catalogs, names of hidden relations and sources of functions among them. */
    @Test
    void doesNotStopReadingCatalogs() {
        assertThat(run("analyst", "select relname from pg_catalog.pg_class where relname = 'secrets'"))
                .isInstanceOfSatisfying(Execution.Rows.class, rows -> assertThat(rows.rowsJson())
                        .isEqualTo("[[\"secrets\"]]"));
    }

    /** Listed: a row policy keyed on a custom setting can be re-keyed by the query, though never for the next one. */
    @Test
    void doesNotStopCustomSettingsWithinTheQuery() {
        run("analyst", "select set_config('app.tenant', '2', false)");

        assertThat(run("analyst", "select coalesce(current_setting('app.tenant', true), '') as tenant"))
                .isInstanceOfSatisfying(Execution.Rows.class, rows -> assertThat(rows.rowsJson())
                        .isEqualTo("[[\"\"]]"));
    }

    @Test
    void givesSessionLocksBack() throws SQLException {
        TestDatabase open = TestPostgres.shared().shop();
        open.run("grant execute on function pg_catalog.pg_advisory_lock(bigint) to public");
        Settings openSettings = shortTimeout(open);

        try (OneConnection openPool = new OneConnection(new TargetDataSource(openSettings))) {
            Executor openExecutor = new Executor(new TargetDatabase(openPool), openSettings);
            Execution execution = run(openExecutor, openSettings, "analyst", "select pg_advisory_lock(42)");

            assertThat(execution).isInstanceOf(Execution.Rows.class);
            assertThat(row(openPool.inside(), "select count(*) from pg_locks where locktype = 'advisory'"))
                    .containsExactly("0");
        }
    }

    private List<String> wholeState() throws SQLException {
        try (Connection superuser = database.superuser()) {
            return row(superuser, WHOLE_STATE);
        }
    }

    private Execution run(String profile, String sql) {
        return run(executor, settings, profile, sql);
    }

    private static Execution run(Executor executor, Settings settings, String name, String sql) {
        Profile profile = new Profiles(settings).of(new ProfileName(name)).orElseThrow();
        return executor.run(UUID.randomUUID(), profile, UngatedQuery.of(sql), TEN);
    }

    private static Settings shortTimeout(TestDatabase database) {
        Map<String, String> environment = database.environment();
        environment.put("MCP_SQL_LIMITS_STATEMENT_TIMEOUT", "400ms");
        return CommandLineSettings.load(environment);
    }

    private static List<String> row(Connection connection, String sql) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.add(String.valueOf(row.getString(i)));
            }
            return values;
        }
    }

    static Stream<Arguments> payloads() {
        try (InputStream file = DoorPgIT.class.getResourceAsStream("/door/payloads.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 3))
                    .map(parts -> Arguments.of(parts[0], parts[1], parts[2].replace('⏎', '\n')));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
