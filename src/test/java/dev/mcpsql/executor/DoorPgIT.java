// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.gate.Corpus;
import dev.mcpsql.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With the gate switched off, PostgreSQL alone refuses each hostile text, or it does no harm.
 *
 * <p>One set-up for all texts: none of them may change it. The corpus names relations without their schema, so its doors are
 * made weaker than any that role set-up makes: they look into {@code public}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorPgIT {

    private static final List<String> PROFILES = List.of("analyst", "support");

    /** All of them, unless the profile {@code postgresql-versions} names fewer. */
    private static final List<String> CORPUS_PROFILES = Optional.ofNullable(System.getProperty("door.corpus.profiles"))
            .map(names -> List.of(names.split(",")))
            .orElse(PROFILES);

    private static final String DOORS_INTO_PUBLIC = """
            alter function mcp_door.run_analyst(text, int, int, int) set search_path = pg_catalog, public, pg_temp;
            alter function mcp_door.run_support(text, int, int, int) set search_path = pg_catalog, public, pg_temp;
            """;

    private UngatedShop shop;
    private UngatedShop openShop;

    @BeforeAll
    void open() throws SQLException {
        shop = new UngatedShop("250ms", "");
        openShop = new UngatedShop("150ms", DOORS_INTO_PUBLIC);
    }

    @AfterAll
    void close() throws SQLException {
        shop.close();
        openShop.close();
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @MethodSource("payloads")
    void holdsAgainstPayloads(String profile, String id, String expected, String sql) throws SQLException {
        Execution execution = runsWithoutHarm(shop, profile, sql);

        if (profile.equals("analyst") && !expected.equals("harmless")) {
            assertThat(ending(execution)).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("corpus")
    void holdsAgainstTheCorpus(String profile, Corpus.Line line) throws SQLException {
        runsWithoutHarm(openShop, profile, line.sql());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("longTexts")
    void holdsAgainstLongTexts(String profile, String id, String sql) throws SQLException {
        runsWithoutHarm(shop, profile, sql);
    }

    private static Execution runsWithoutHarm(UngatedShop shop, String profile, String sql) throws SQLException {
        List<String> before = shop.before();

        Execution execution = shop.run(profile, sql);

        assertThat(shop.now()).isEqualTo(before);
        assertThat(UngatedShop.marksIn(execution, sql, profile)).isEmpty();
        return execution;
    }

    /** Else the promises above could be kept by errors that have nothing to do with rights. */
    @Test
    void answersWhatIsHarmless() {
        List<Corpus.Line> harmless =
                Corpus.lines().filter(Corpus.Line::harmless).toList();

        assertThat(harmless.stream().filter(line -> ending(openShop.run("analyst", line.sql()))
                        .equals("answers")))
                .hasSizeGreaterThan(harmless.size() * 9 / 10);
    }

    @ParameterizedTest
    @CsvSource({"support,public.orders", "support,public.customers", "analyst,public.mcp_ticket_summary"})
    void keepsProfilesApart(String profile, String relation) {
        assertThat(ending(shop.run(profile, "select count(*) from " + relation)))
                .isEqualTo("42501");
    }

    /** Listed: it runs as its owner; only the gate, its owner, or the offered REVOKEs close it. This also proves that marks are seen. */
    @Test
    void doesNotStopDefinerFunctionsThatEverybodyMayCall() throws SQLException {
        String sql = "select public.leak() as leaked";
        try (UngatedShop generous = new UngatedShop("400ms", "grant execute on function public.leak() to public")) {

            Execution execution = generous.run("analyst", sql);

            assertThat(UngatedShop.marksIn(execution, sql, "analyst")).containsExactly("canary");
        }
    }

    /** Listed: PUBLIC reads most of the catalogs, names of hidden relations and sources of functions among them. */
    @Test
    void doesNotStopReadingCatalogs() {
        assertThat(shop.run("analyst", "select relname from pg_catalog.pg_class where relname = 'secrets'"))
                .isInstanceOfSatisfying(Execution.Rows.class, rows -> assertThat(rows.rowsJson())
                        .isEqualTo("[[\"secrets\"]]"));
    }

    /** Listed: a row policy keyed on a custom setting can be re-keyed by the query, though never for the next one. */
    @Test
    void doesNotStopCustomSettingsWithinTheQuery() {
        String reading = "select current_setting('app.tenant') as tenant";
        String changing = "select set_config('app.tenant', '2', false) as tenant";

        assertThat(Stream.of(reading, changing, reading).map(sql -> shop.run("analyst", sql)))
                .extracting(execution -> execution.match(Execution.Rows::rowsJson, Execution.Failed::sqlState))
                .containsExactly("[[\"1\"]]", "[[\"2\"]]", "[[\"1\"]]");
    }

    /** Without the offered REVOKEs a session lock is taken; it is given back with the transaction. */
    @Test
    void givesSessionLocksBack() throws SQLException {
        String generosity = "grant execute on function pg_catalog.pg_advisory_lock(bigint) to public";
        try (UngatedShop generous = new UngatedShop("400ms", generosity)) {

            Execution execution = runsWithoutHarm(generous, "analyst", "select pg_advisory_lock(42)");

            assertThat(ending(execution)).isEqualTo("answers");
        }
    }

    private static String ending(Execution execution) {
        return execution.match(rows -> "answers", Execution.Failed::sqlState);
    }

    static Stream<Arguments> payloads() {
        return asEachProfile(profile -> TestDatabase.resource("/door/payloads.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" \\| ", 3))
                .map(parts -> Arguments.of(profile, parts[0], parts[1], parts[2].replace('⏎', '\n'))));
    }

    static Stream<Arguments> corpus() {
        return CORPUS_PROFILES.stream().flatMap(profile -> Corpus.lines().map(line -> Arguments.of(profile, line)));
    }

    static Stream<Arguments> longTexts() {
        return asEachProfile(profile -> Stream.of(
                Arguments.of(profile, "parentheses", "select " + "(".repeat(100_000) + "1" + ")".repeat(100_000)),
                Arguments.of(profile, "negations", "select " + "not ".repeat(100_000) + "true"),
                Arguments.of(profile, "arms", "select 1" + " union all select 1".repeat(10_000)),
                Arguments.of(profile, "columns", "select 1" + ", 1".repeat(1_663)),
                Arguments.of(profile, "literal", "select '" + "x".repeat(10_000_000) + "' as a")));
    }

    private static Stream<Arguments> asEachProfile(Function<String, Stream<Arguments>> texts) {
        return PROFILES.stream().flatMap(texts);
    }
}
