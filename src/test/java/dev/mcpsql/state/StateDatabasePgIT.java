// SPDX-License-Identifier: MIT
package dev.mcpsql.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsql.config.CommandLineSettings;
import dev.mcpsql.testing.OneConnection;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;

/** Statements hold together or not at all, and the schema says in what condition it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StateDatabasePgIT {

    private static final String INSERT = "insert into mcp_sql.account (username, password_hash) values (?, ?)";
    private static final String COUNT = "select count(*) as n from mcp_sql.account where username = ?";

    private final TestDatabase server = TestPostgres.shared().shop();
    private final StateDatabase database = new StateDatabase(app(server));

    @BeforeAll
    void migrate() {
        server.migrate();
    }

    @Test
    void keepsAFinishedTransaction() {
        int touched = database.inTransaction(session -> session.update(INSERT, "grace", "x"));

        assertThat(touched).isEqualTo(1);
        assertThat(accounts("grace")).isEqualTo(1);
    }

    /** As when the process ends, and its pools with it. */
    @Test
    void goesPastAPoolThatItWasToldToLeave() {
        PGSimpleDataSource closed = app(server);
        closed.setURL("jdbc:postgresql://127.0.0.1:1/nowhere");
        StateDatabase leaving = new StateDatabase(closed, app(server));
        assertThatThrownBy(() -> leaving.update(INSERT, "ada", "x")).isInstanceOf(StateUnavailableException.class);

        leaving.leavePool();

        assertThat(leaving.update(INSERT, "ada", "x")).isEqualTo(1);
    }

    @Test
    void keepsNothingOfATransactionThatThrows() {
        assertThatThrownBy(() -> database.inTransaction(session -> {
                    session.update(INSERT, "edsger", "x");
                    throw new IllegalStateException("changed its mind");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(accounts("edsger")).isZero();
    }

    @Test
    void keepsNothingOfATransactionThatTheDatabaseRefuses() {
        assertThatThrownBy(() -> database.inTransaction(session -> {
                    session.update(INSERT, "barbara", "x");
                    return session.update(INSERT, "NOT LOWER CASE", "x");
                }))
                .isInstanceOfSatisfying(StateUnavailableException.class, failed -> assertThat(failed)
                        .hasMessage("the state database failed with SQLSTATE 23514"));

        assertThat(accounts("barbara")).isZero();
    }

    @Test
    void bindsEveryKindOfParameter() {
        UUID id = UUID.randomUUID();
        Instant at = Instant.parse("2026-02-28T12:30:00Z");

        List<String> texts = database.many(
                "select ?::uuid || ' ' || (?::timestamptz at time zone 'utc') || ' ' || ?::int || ' ' || ?::bigint || ' '"
                        + " || ?::boolean || ' ' || encode(?::bytea, 'hex') || ' ' || (?::text[])[2] || ' '"
                        + " || coalesce(?::text, 'nothing') as text",
                row -> row.getString("text"),
                id,
                at,
                1,
                2L,
                true,
                new byte[] {1, 2},
                List.of("a", "b"),
                null);

        assertThat(texts).containsExactly(id + " 2026-02-28 12:30:00 1 2 true 0102 b nothing");
    }

    @Test
    void refusesTwoRowsWhereOneIsMeant() {
        assertThatThrownBy(() -> database.one("select * from generate_series(1, 2) n", row -> row.getInt("n")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isReadyAtTheExpectedVersion() {
        assertThat(new StateSchema(database).condition()).isEqualTo(StateSchema.Condition.READY);
    }

    @Test
    void isUnfitWithoutASchema() {
        StateDatabase empty = new StateDatabase(app(TestPostgres.shared().emptyDatabase()));

        assertThat(new StateSchema(empty).condition()).isEqualTo(StateSchema.Condition.UNFIT);
    }

    @Test
    void isUnfitAtAnotherVersion() {
        TestDatabase newer = TestPostgres.shared().shop();
        newer.migrate();
        newer.run("update mcp_sql.flyway_schema_history set version = '999'");

        assertThat(new StateSchema(new StateDatabase(app(newer))).condition()).isEqualTo(StateSchema.Condition.UNFIT);
    }

    @Test
    void isUnfitWhenCommitsAreNotDurable() {
        PGSimpleDataSource careless = app(server);
        careless.setOptions("-c synchronous_commit=off");

        assertThat(new StateSchema(new StateDatabase(careless)).condition()).isEqualTo(StateSchema.Condition.UNFIT);
    }

    @Test
    void isUnreachableWithoutAServer() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setURL("jdbc:postgresql://127.0.0.1:1/none");

        assertThat(new StateSchema(new StateDatabase(nowhere)).condition())
                .isEqualTo(StateSchema.Condition.UNREACHABLE);
    }

    @Test
    void leavesThePoolsConnectionsAsTheyWere() throws SQLException {
        try (OneConnection pool = new OneConnection(app(server))) {
            StateDatabase pooled = new StateDatabase(pool);
            pooled.inTransaction(session -> session.many("select 1 as n", row -> row.getInt("n")));

            assertThat(pool.inside().getAutoCommit()).isTrue();
        }
    }

    @Test
    void failsOnceForAConnectionThatWasEndedAndThenHeals() {
        OneConnection pool = new OneConnection(app(server));
        StateDatabase pooled = new StateDatabase(pool);
        int session = pooled.one("select pg_backend_pid() as pid", row -> row.getInt("pid"))
                .orElseThrow();
        server.run("select pg_terminate_backend(%d, 5000)".formatted(session));

        assertThatThrownBy(() -> pooled.many("select 1 as n", row -> row.getInt("n")))
                .isInstanceOf(StateUnavailableException.class);

        assertThat(pooled.many("select 1 as n", row -> row.getInt("n"))).containsExactly(1);
    }

    @Test
    void keepsAConnectionWhoseStatementFailed() throws SQLException {
        try (OneConnection pool = new OneConnection(app(server))) {
            StateDatabase pooled = new StateDatabase(pool);
            Connection before = pool.inside();

            assertThatThrownBy(() -> pooled.update("insert into mcp_sql.account (username) values ('NOT LOWER CASE')"))
                    .isInstanceOf(StateUnavailableException.class);

            assertThat(pool.inside()).isSameAs(before);
        }
    }

    @Test
    void leavesValuesOutOfWhatTheDriverReports() {
        StateDatabase running = new StateDatabase(new StateDataSource(
                CommandLineSettings.load(server.environment()).state()));

        assertThatThrownBy(() -> running.update(INSERT, "NOT LOWER CASE", "canary"))
                .hasStackTraceContaining("violates check constraint")
                .satisfies(failed -> assertThat(String.valueOf(failed.getCause()))
                        .doesNotContain("canary")
                        .doesNotContain("NOT LOWER"));
    }

    private int accounts(String username) {
        return database.one(COUNT, row -> row.getInt("n"), username).orElseThrow();
    }

    private static PGSimpleDataSource app(TestDatabase database) {
        DataSource login = database.login("mcp_sql_app", TestDatabase.STATE_PASSWORD);
        return (PGSimpleDataSource) login;
    }
}
