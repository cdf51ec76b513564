// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsql.config.CommandLineSettings;
import dev.mcpsql.config.Settings;
import dev.mcpsql.dba.ExitCode;
import dev.mcpsql.gate.AdmittedQuery;
import dev.mcpsql.gate.Gate;
import dev.mcpsql.gate.Policy;
import dev.mcpsql.profile.Catalog;
import dev.mcpsql.profile.CatalogUnavailableException;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.testing.CommandRun;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.ProfileName;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Extensions that a profile lists work behind its door; whoever could bend their schema keeps it shut. */
class ExtensionsPgIT {

    private static final String PLAIN = """
            mcp-sql.public-url=http://localhost:8080
            mcp-sql.profiles=analyst
            mcp-sql.profile.analyst.role=mcp_readonly_role
            mcp-sql.profile.analyst.relations=public.contact
            """;

    private static final String EXTENDED = PLAIN + """
            mcp-sql.profile.analyst.extensions="Ext's ""own\""".citext, "Ext's ""own\""".hstore, trigrams.pg_trgm
            mcp-sql.profile.analyst.functions=app.fiscal_year
            """;

    private static final String CONTACTS = """
            create schema "Ext's ""own\""";
            create schema trigrams;
            create extension citext schema "Ext's ""own\""";
            create extension hstore schema "Ext's ""own\""";
            create extension pg_trgm schema trigrams;
            create table public.contact (id int, email "Ext's ""own\""".citext, tags "Ext's ""own\""".hstore, name text);
            insert into public.contact values (1, 'A@B.C', 'a=>1', 'Maria'), (2, 'x@y.z', '', 'Mario');
            create schema app;
            create function app.fiscal_year(at date) returns int immutable language sql
                as 'select extract(year from at + interval ''9 months'')::int';
            revoke execute on function app.fiscal_year from public;
            """;

    private final TestDatabase database = TestPostgres.shared().shop();
    private final Gate gate = new Gate();

    @BeforeEach
    void install() {
        database.run(CONTACTS);
        assertThat(grants(EXTENDED, "--apply").code())
                .as(grants(EXTENDED).printed())
                .isEqualTo(ExitCode.DONE);
    }

    @AfterEach
    void close() {
        gate.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT id FROM contact WHERE email = 'a@b.c'                     | [[1]]
            SELECT max(email), replace(email, 'X', '-') FROM contact WHERE id = 2 GROUP BY email | [["x@y.z","-@y.z"]]
            SELECT id FROM contact WHERE tags ? 'a' AND tags -> 'a' = '1'    | [[1]]
            SELECT akeys(tags), %% tags FROM contact WHERE id = 1            | [[["a"],["a","1"]]]
            SELECT id FROM contact WHERE name % 'Mari' ORDER BY name <-> 'Maria' | [[1],[2]]
            SELECT similarity(name, 'Maria'), trigrams.similarity(name, name) FROM contact WHERE id = 1 | [[1,1]]
            SELECT 'A'::citext = 'a', CAST('A' AS "Ext's ""own\""".citext) = 'a' | [[true,true]]
            SELECT app.fiscal_year('2024-05-01')                             | [[2025]]
            """)
    void answers(String sql, String rows) {
        assertThat(run(EXTENDED, sql).rowsJson()).isEqualTo(rows);
    }

    @Test
    void wouldCompareAsPlainTextWithoutTheExtension() {
        assertThat(grants(PLAIN, "--apply").printed())
                .contains(
                        "column email of public.contact has a type of extension citext, which profile analyst does not list")
                .contains("column tags of public.contact has a type of extension hstore");
        assertThat(run(PLAIN, "SELECT id FROM contact WHERE email = 'a@b.c'").rowsJson())
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            create function public.count(int) returns text language sql as $$select 'stolen'$$       | SELECT count(id) FROM contact   | [[2]]
            create function public.lower(name text) returns text language sql as $$select 'stolen'$$ | SELECT lower('A'::text)         | [["a"]]
            create function public.lower(varchar) returns text language sql as $$select 'stolen'$$   | SELECT lower('A'::varchar(9))   | [["a"]]
            create function public.plus(int, int) returns int language sql as $$select 0$$; create operator public.+ (function = public.plus, leftarg = int, rightarg = int) | SELECT 1 + 1 | [[2]]
            create function public.plus(name, name) returns int language sql as $$select 0$$; create operator public.= (function = public.plus, leftarg = name, rightarg = name) | SELECT 'a'::name = 'a' | [[true]]
            create function trigrams.lower(text) returns text language sql as $$select 'stolen'$$    | SELECT lower('A'::text)         | [["a"]]
            create domain public.text as int                                                         | SELECT 'a'::text                | [["a"]]
            """)
    void callsWhatThePostgresManualSays(String shadow, String sql, String rows) {
        database.run(shadow);

        assertThat(run(EXTENDED, sql).rowsJson()).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create function trigrams.lower(varchar) returns text language sql as 'select 1'",
                "create function trigrams.similarity(int, int) returns real language sql as 'select 1'",
                "create operator trigrams.+ (function = int4pl, leftarg = int, rightarg = int)"
            })
    void namesWhatCouldBeTakenForPostgres(String stranger) {
        database.run(stranger);

        assertThat(grants(EXTENDED).printed()).contains("belongs to no extension, yet shares a schema with one");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            grant create on schema trigrams to public            | PUBLIC may create in schema trigrams
            grant create on schema trigrams to mcp_ro_support    | mcp_ro_support may create in schema trigrams
            grant create on schema trigrams to mcp_readonly_role | mcp_readonly_role may create in schema trigrams
            """)
    void closesWhereStrangersCanCreate(String grant, String sentence) {
        database.run(grant);

        assertThatThrownBy(() -> catalog(EXTENDED))
                .isInstanceOfSatisfying(CatalogUnavailableException.class, closed -> assertThat(closed.reason())
                        .isEqualTo(OutcomeReason.MISCONFIGURED));
        assertThat(grants(EXTENDED).printed()).contains("look at: " + sentence);
        assertThatThrownBy(() -> database.run(setUp())).rootCause().hasMessageContaining("schema trigrams");
    }

    @Test
    void staysOpenWhereOwnersCanCreate() {
        database.run("grant create on schema trigrams to postgres; alter schema trigrams owner to mcp_ro_support");

        assertThatCode(() -> catalog(EXTENDED)).doesNotThrowAnyException();
        database.run("alter schema trigrams owner to postgres");
    }

    @Test
    void namesAnExtensionThatIsElsewhere() {
        database.run("alter extension pg_trgm set schema public");

        assertThat(grants(EXTENDED).printed())
                .contains("lists extension pg_trgm in schema trigrams, where it is not installed");
    }

    @Test
    void mendsADoorThatSearchesElsewhere() {
        database.run("alter function mcp_door.run_analyst set search_path = pg_catalog, public, pg_temp");

        assertThat(grants(EXTENDED, "--apply").printed()).contains("mended: the doors of profile analyst");
        assertThat(grants(EXTENDED).code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void setsUpTheDoorsThatGrantsExpects() {
        database.run("drop schema mcp_door cascade");
        database.run(setUp());

        assertThat(grants(EXTENDED).printed()).contains("the database is as configured");
    }

    private String setUp() {
        return database.command(database.environment(EXTENDED), "role-setup", "--emit-sql")
                .printed();
    }

    private CommandRun grants(String profiles, String... options) {
        String[] arguments = options.length == 0 ? new String[] {"grants"} : new String[] {"grants", options[0]};
        return database.command(database.environment(profiles), arguments);
    }

    private Catalog catalog(String profiles) {
        return new SystemCatalog(target(profiles), settings(profiles)).read(profile(profiles));
    }

    private Execution.Rows run(String profiles, String sql) {
        Policy policy =
                new Policy(catalog(profiles).visibleColumns(), profile(profiles).rules());
        AdmittedQuery query = gate.judge(sql, policy).match(admitted -> admitted, refusal -> {
            throw new AssertionError(refusal.message());
        });
        Executor executor = new Executor(target(profiles), settings(profiles));
        return executor.run(
                        Requester.operator(UUID.randomUUID()),
                        profile(profiles),
                        query,
                        new RowCap(10, RowCap.Cause.SERVER))
                .match(rows -> rows, failed -> {
                    throw new AssertionError(failed.sqlState() + " " + failed.message());
                });
    }

    private TargetDatabase target(String profiles) {
        return new TargetDatabase(new TargetDataSource(settings(profiles)));
    }

    private Profile profile(String profiles) {
        return new Profiles(settings(profiles)).of(new ProfileName("analyst")).orElseThrow();
    }

    private Settings settings(String profiles) {
        Map<String, String> environment = database.environment(profiles);
        return CommandLineSettings.load(environment);
    }
}
