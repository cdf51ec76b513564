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
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cancelled call ends in PostgreSQL at once, and no other call ends with it. */
class CancelPgIT {

    private static final RowCap TEN = new RowCap(10, RowCap.Cause.SERVER);
    private static final Execution.Failed CANCELLED =
            new Execution.Failed(OutcomeReason.CANCELLED, "57014", "The query was cancelled.");

    private static final class Shop {
        static final TestDatabase DATABASE = TestPostgres.shared().shop();
    }

    private final TestDatabase database = Shop.DATABASE;
    private final Settings settings = settings();
    private final OneConnection pool = new OneConnection(new TargetDataSource(settings));
    private final Executor executor = new Executor(new TargetDatabase(pool), settings);
    private final Profile analyst = profile("analyst");

    @AfterEach
    void closePool() throws SQLException {
        pool.close();
    }

    @Test
    void endsARunningStatement() {
        Requester requester = requester();
        CompletableFuture<Execution> call = start(requester, analyst, "select pg_sleep(300)");
        awaitActive(requester);

        requester.cancellation().cancel();

        assertThat(call.join()).isEqualTo(CANCELLED);
        assertThat(isActive(requester)).isFalse();
        assertThat(run("select 1")).isEqualTo("[[1]]");
    }

    @Test
    void endsAStatementThatWaitsToBePlanned() throws SQLException {
        Requester requester = requester();
        try (Connection owner = database.superuser();
                Statement lock = owner.createStatement()) {
            owner.setAutoCommit(false);
            lock.execute("lock table public.tickets in access exclusive mode");
            CompletableFuture<Execution> call =
                    start(requester, profile("support"), "select count(*) from public.mcp_ticket_summary");
            awaitActive(requester);

            requester.cancellation().cancel();

            assertThat(call.join()).isEqualTo(CANCELLED);
        }
    }

    @Test
    void runsNothingThatWasCancelledBefore() {
        Requester requester = requester();
        requester.cancellation().cancel();

        assertThat(executor.run(requester, analyst, UngatedQuery.of("select 1"), TEN))
                .isEqualTo(CANCELLED);
        assertThat(run("select 1")).isEqualTo("[[1]]");
    }

    @Test
    void keepsAnAnswerThatWasThereBeforeTheWish() {
        Requester requester = requester();

        Execution execution = executor.run(requester, analyst, UngatedQuery.of("select 1"), TEN);
        requester.cancellation().cancel();

        assertThat(execution).isInstanceOf(Execution.Rows.class);
        assertThat(run("select pg_sleep(0.05)")).isEqualTo("[[\"\"]]");
    }

    @Test
    void neverEndsTheNextStatementOfTheSameConnection() {
        List<String> answers = IntStream.range(0, 150)
                .mapToObj(round -> {
                    Requester hasty = requester();
                    CompletableFuture<Void> cancel = CompletableFuture.runAsync(
                            () -> hasty.cancellation().cancel());
                    executor.run(hasty, analyst, UngatedQuery.of("select count(*) from generate_series(1, 3000)"), TEN);
                    String next = run("select sum(n) from generate_series(1, 20000) n");
                    cancel.join();
                    return next;
                })
                .distinct()
                .toList();

        assertThat(answers).containsExactly("[[200010000]]");
    }

    private String run(String sql) {
        return executor.run(requester(), analyst, UngatedQuery.of(sql), TEN)
                .match(Execution.Rows::rowsJson, Object::toString);
    }

    private CompletableFuture<Execution> start(Requester requester, Profile profile, String sql) {
        return CompletableFuture.supplyAsync(() -> executor.run(requester, profile, UngatedQuery.of(sql), TEN));
    }

    private void awaitActive(Requester requester) {
        while (!isActive(requester)) {
            Thread.onSpinWait();
        }
    }

    private boolean isActive(Requester requester) {
        try (Connection connection = database.superuser();
                Statement look = connection.createStatement()) {
            return look.executeQuery(
                            "select from pg_stat_activity where state = 'active' and application_name = 'mcp-sql "
                                    + requester.callId() + "'")
                    .next();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Requester requester() {
        return Requester.operator(UUID.randomUUID());
    }

    private Profile profile(String name) {
        return new Profiles(settings).of(new ProfileName(name)).orElseThrow();
    }

    /** A budget for support, so that its queries are explained first. */
    private Settings settings() {
        Map<String, String> environment = database.environment("""
                mcp-sql.public-url=http://localhost:8080
                mcp-sql.profiles=analyst,support
                mcp-sql.profile.analyst.role=mcp_readonly_role
                mcp-sql.profile.analyst.relations=public.orders
                mcp-sql.profile.support.role=mcp_ro_support
                mcp-sql.profile.support.relations=public.mcp_ticket_summary
                mcp-sql.profile.support.budget-cost=1000000
                """);
        environment.put("MCP_SQL_LIMITS_STATEMENT_TIMEOUT", "5m");
        environment.put("MCP_SQL_LIMITS_LOCK_TIMEOUT", "5m");
        return CommandLineSettings.load(environment);
    }
}
