// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.Settings;
import dev.mcpsql.gate.UngatedQuery;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.testing.OneConnection;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import dev.mcpsql.vocabulary.ProfileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of {@code docs/types.md} is a promise, on a database whose own settings ask for other forms. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypesPgIT {

    private final TestDatabase database = otherForms(TestPostgres.shared().shop());
    private final Settings settings = database.settings();
    private final Profile analyst =
            new Profiles(settings).of(new ProfileName("analyst")).orElseThrow();
    private final OneConnection pool = new OneConnection(new TargetDataSource(settings));
    private final Executor executor = new Executor(new TargetDatabase(pool), settings);

    @AfterAll
    void closePool() throws SQLException {
        pool.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void arrive(String expression, String type, String cell) {
        Execution execution = executor.run(
                Requester.operator(UUID.randomUUID()),
                analyst,
                UngatedQuery.of("select " + expression + " as value"),
                new RowCap(10, RowCap.Cause.SERVER));

        assertThat(execution).isInstanceOfSatisfying(Execution.Rows.class, rows -> {
            assertThat(rows.rowsJson()).isEqualTo("[[" + cell + "]]");
            assertThat(rows.types()).containsExactly(type);
            assertThat(rows.truncation()).isEqualTo(Truncation.NONE);
        });
    }

    private static TestDatabase otherForms(TestDatabase database) {
        // A server that has made a few things gives numbers of more than two bytes to new types.
        database.run("""
                do $$
                begin
                    perform lo_create(0) from generate_series(1, 60000);
                    raise exception 'numbers are used up, objects are not wanted';
                exception
                    when raise_exception then null;
                end $$
                """);
        database.run("""
                create type public.mood as enum ('happy');
                create domain public.address as text check (value like '%@%');
                create type public.pair as ("left" int, "right" text);
                do $$
                declare
                    setting text;
                begin
                    foreach setting in array array[
                        'timezone = ''Asia/Tokyo''', 'datestyle = ''German''', 'intervalstyle = ''iso_8601''',
                        'bytea_output = ''escape''', 'extra_float_digits = -3', 'lc_monetary = ''C.UTF-8''']
                    loop
                        execute format('alter database %I set %s', current_database(), setting);
                        execute format('alter role mcp_sql_reader in database %I set %s', current_database(), setting);
                    end loop;
                end $$
                """);
        return database;
    }

    static Stream<Arguments> lines() throws IOException {
        return Files.readAllLines(Path.of("docs", "types.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.length() - 3).split("` \\| `", 3))
                .map(cells -> Arguments.of((Object[]) cells));
    }
}
