// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped persistence unit over a real PostgreSQL, as the running server's login. */
class TrailReaderPgIT {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final UUID FULL_CALL = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID FULL_DENIAL = UUID.fromString("00000000-0000-4000-8000-000000000002");
    private static final UUID ACCOUNT = UUID.fromString("00000000-0000-4000-8000-000000000003");

    /** Three people: ada asks all the time, grace was refused lately, linus stopped eight days ago. */
    private static final String ROWS = """
            insert into mcp_sql.query_trail (call_id, at, account_id, username, profile, client_id, token_id, address,
                tool, raw_sql, executed_sql, decision, reason, sqlstate, row_count, answer_bytes, truncated, duration_ms)
            select gen_random_uuid(), timestamptz '2026-01-31 12:00:00Z' - ago, '%1$s', username, 'analyst', 'client',
                'token', '127.0.0.1', 'run_query', sql, '', decision, reason, '', rows, bytes, false, 7
            from (values
                ('ada',   interval '1 hour',             'allowed',  '',             10, 1000, 'select 1'),
                ('ada',   interval '1 hour 1 second',    'allowed',  'timeout',       0,  100, repeat('x', 5000)),
                ('ada',   interval '24 hours',           'allowed',  '',             20, 2147483647, 'select 2'),
                ('ada',   interval '7 days',             'rejected', 'select_star',   0,  100, 'select *'),
                ('ada',   interval '7 days 1 second',    'allowed',  '',             30, 3000, 'select 3'),
                ('grace', interval '1 minute',           'rejected', 'select_star',   0,  100, 'select *'),
                ('grace', interval '2 days',             'allowed',  '',             40, 2147483647, 'select 4'),
                ('linus', interval '8 days',             'allowed',  '',             50, 5000, 'select 5')
            ) as t (username, ago, decision, reason, rows, bytes, sql);

            insert into mcp_sql.query_trail (call_id, at, account_id, username, profile, client_id, token_id, address,
                tool, raw_sql, executed_sql, decision, reason, sqlstate, row_count, answer_bytes, truncated, duration_ms)
            values ('%2$s', timestamptz '2025-06-30 22:15:01.5Z', '%1$s', 'barbara', 'support', 'client-9', 'token-9', '::1',
                'run_query', '<b>raw</b>', 'executed', 'allowed', 'execution_error', '22012', 3, 456, true, 1234);

            insert into mcp_sql.denial_trail
                (denial_id, at, account_id, username, reason, client_id, token_id, redirect_uri, address, detail)
            values
                ('%3$s', timestamptz '2026-01-31 11:00Z', '%1$s', 'ada', 'no_perm', 'client-9', 'token-9',
                    'http://127.0.0.1/callback', '::1', 'the account holds no profile'),
                (gen_random_uuid(), timestamptz '2026-01-31 10:00Z', '%1$s', 'ada', 'revoked', '', '', '', '::1', ''),
                (gen_random_uuid(), timestamptz '2026-01-30 10:00Z', '%1$s', 'grace', 'revoked', '', '', '', '::1', '');
            """.formatted(ACCOUNT, FULL_CALL, FULL_DENIAL);

    private static EntityManagerFactory unit;
    private static TrailReader trails;

    @BeforeAll
    static void fill() {
        TestDatabase database = TestPostgres.shared().shop();
        database.migrate();
        database.run(ROWS);
        unit = Persistence.createEntityManagerFactory(
                "mcp_sql",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource",
                        database.login("mcp_sql_app", TestDatabase.STATE_PASSWORD),
                        "hibernate.type.json_format_mapper",
                        new NoJsonColumns()));
        trails = new TrailReader(unit, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterAll
    static void close() {
        unit.close();
    }

    @Test
    void aCallIsReadWithEveryField() {
        assertThat(trails.query(FULL_CALL))
                .contains(new RecordedQuery(
                        FULL_CALL,
                        Instant.parse("2025-06-30T22:15:01.5Z"),
                        new RecordedQuery.Asker(ACCOUNT, "barbara", "support", "client-9", "token-9", "::1"),
                        "run_query",
                        "<b>raw</b>",
                        "executed",
                        new RecordedQuery.Ending(
                                "allowed", "execution_error", "22012", 3, 456, true, Duration.ofMillis(1234))));
    }

    @Test
    void anUnknownCallIsEmpty() {
        assertThat(trails.query(ACCOUNT)).isEmpty();
    }

    @Test
    void aDenialIsReadWithEveryField() {
        assertThat(trails.denials(TrailFilter.everything().withReason("no_perm"), new Page(0, 10)))
                .containsExactly(new RecordedDenial(
                        FULL_DENIAL,
                        Instant.parse("2026-01-31T11:00:00Z"),
                        ACCOUNT,
                        "ada",
                        "no_perm",
                        "client-9",
                        "token-9",
                        "http://127.0.0.1/callback",
                        "::1",
                        "the account holds no profile"));
    }

    @Test
    void pagesAreNewestFirstWithoutGapOrRepetition() {
        List<QueryLine> lines = IntStream.range(0, 4)
                .boxed()
                .flatMap(i -> trails.queries(TrailFilter.everything(), new Page(i * 3, 3)).stream())
                .toList();

        assertThat(lines).hasSize(9).doesNotHaveDuplicates();
        assertThat(lines).extracting(QueryLine::at).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(lines.get(0).username()).isEqualTo("grace");
    }

    @Test
    void aListHoldsOnlyTheBeginningOfALongText() {
        List<QueryLine> lines = trails.queries(TrailFilter.everything().withReason("timeout"), new Page(0, 10));

        assertThat(lines)
                .singleElement()
                .extracting(line -> line.sqlStart().length())
                .isEqualTo(300);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4}: {5}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "any", textBlock = """
            any                | any      | any         | any                  | any                  | 9
            ada                | any      | any         | any                  | any                  | 5
            Ada                | any      | any         | any                  | any                  | 0
            nobody             | any      | any         | any                  | any                  | 0
            %                  | any      | any         | any                  | any                  | 0
            ' or '1' = '1      | any      | any         | any                  | any                  | 0
            any                | rejected | any         | any                  | any                  | 2
            ada                | rejected | any         | any                  | any                  | 1
            any                | any      | select_star | any                  | any                  | 2
            any                | allowed  | select_star | any                  | any                  | 0
            any                | any      | any         | 2026-01-31T11:00:00Z | any                  | 2
            any                | any      | any         | any                  | 2026-01-31T11:00:00Z | 7
            grace              | rejected | select_star | 2026-01-31T11:00:00Z | 2026-01-31T12:00:00Z | 1
            """)
    void filtersNarrowTheQueryTrail(
            String person, String decision, String reason, Instant from, Instant until, int rows) {
        TrailFilter filter = filter(person, decision, reason, from, until);

        assertThat(trails.countQueries(filter)).isEqualTo(rows);
        assertThat(trails.queries(filter, new Page(0, 100))).hasSize(rows);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "any", textBlock = """
            any            | any     | any                  | any                  | 3
            ada            | any     | any                  | any                  | 2
            any            | revoked | any                  | any                  | 2
            ada            | revoked | any                  | any                  | 1
            any            | any     | 2026-01-31T10:00:00Z | any                  | 2
            any            | any     | any                  | 2026-01-31T10:00:00Z | 1
            ' or '1' = '1  | any     | any                  | any                  | 0
            """)
    void filtersNarrowTheDenialTrail(String person, String reason, Instant from, Instant until, int rows) {
        TrailFilter filter = filter(person, null, reason, from, until);

        assertThat(trails.countDenials(filter)).isEqualTo(rows);
        assertThat(trails.denials(filter, new Page(0, 100))).hasSize(rows);
    }

    @Test
    void usageIsSummedPerPersonAndWindowBusiestFirst() {
        UsageSummary summary = trails.usage();

        assertThat(summary.at()).isEqualTo(NOW);
        assertThat(summary.people())
                .containsExactly(
                        new PersonUsage(
                                "ada",
                                new Usage(1, 0, 10, 1000),
                                new Usage(3, 0, 30, 2147484747L),
                                new Usage(3, 1, 30, 2147484847L)),
                        new PersonUsage(
                                "grace",
                                new Usage(0, 1, 0, 100),
                                new Usage(0, 1, 0, 100),
                                new Usage(1, 1, 40, 2147483747L)));
    }

    private static TrailFilter filter(String person, String decision, String reason, Instant from, Instant until) {
        TrailFilter everything = TrailFilter.everything();
        return new TrailFilter(
                Optional.ofNullable(person).orElse(""),
                Optional.ofNullable(decision).orElse(""),
                Optional.ofNullable(reason).orElse(""),
                Optional.ofNullable(from).orElse(everything.from()),
                Optional.ofNullable(until).orElse(everything.until()));
    }
}
