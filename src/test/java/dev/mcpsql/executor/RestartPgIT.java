// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.Settings;
import dev.mcpsql.gate.UngatedQuery;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.testing.OneConnection;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.ProfileName;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own goes and comes back under one executor, which is never made anew. */
class RestartPgIT {

    private static final int ANY_PORT = 0;

    @TempDir
    Path directory;

    @Test
    void isUnavailableMeanwhileAndHealsByItself() throws IOException, SQLException {
        EmbeddedPostgres first = start(ANY_PORT);
        int port = first.getPort();
        TestDatabase database = new TestDatabase("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        database.setUp();
        Settings settings = database.settings();
        try (OneConnection pool = new OneConnection(new TargetDataSource(settings))) {
            Executor executor = new Executor(new TargetDatabase(pool), settings);
            assertAnswers(run(executor, settings));

            first.close();
            assertUnavailable(run(executor, settings));
            assertUnavailable(run(executor, settings));

            try (EmbeddedPostgres second = start(port)) {
                assertAnswers(run(executor, settings));
                database.run("alter role mcp_sql_reader connection limit 0");
                database.run(
                        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'mcp_sql_reader'");
                assertUnavailable(run(executor, settings));

                database.run("alter role mcp_sql_reader connection limit 8");
                assertAnswers(run(executor, settings));
                assertThat(second.getPort()).isEqualTo(port);
            }
        }
    }

    private static void assertAnswers(Execution execution) {
        assertThat(execution).isInstanceOfSatisfying(Execution.Rows.class, rows -> assertThat(rows.rowsJson())
                .isEqualTo("[[1]]"));
    }

    private static void assertUnavailable(Execution execution) {
        assertThat(execution).isInstanceOfSatisfying(Execution.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(OutcomeReason.UNAVAILABLE);
            assertThat(failed.message()).isEqualTo("The database is not available for this query now.");
        });
    }

    private static Execution run(Executor executor, Settings settings) {
        Profile analyst = new Profiles(settings).of(new ProfileName("analyst")).orElseThrow();
        return executor.run(
                Requester.operator(UUID.randomUUID()),
                analyst,
                UngatedQuery.of("select 1 as one"),
                new RowCap(1, RowCap.Cause.CALLER));
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "off")
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
    }
}
