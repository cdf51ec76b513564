// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.config.Settings;
import dev.mcpsql.gate.AdmittedQuery;
import dev.mcpsql.profile.Profile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** Runs admitted queries, each through its profile's door in a transaction that is never kept. Thread-safe. */
@Component
public final class Executor {

    private final TargetDatabase database;
    private final QueryLimits limits;
    private final Failures failures;

    /** Over the queried database. */
    @Inject
    public Executor(TargetDatabase database, Settings settings) {
        this.database = database;
        this.limits = settings.limits();
        this.failures = new Failures(limits);
    }

    /**
     * Runs an admitted query.
     *
     * @param callId shown as part of {@code application_name} while it runs
     * @return rows or a closed reason; whatever PostgreSQL or the network does is one of the two
     */
    public Execution run(UUID callId, Profile profile, AdmittedQuery query, RowCap cap) {
        return run(callId, profile, AskedText.of(query), cap);
    }

    /** The same for this package's own statements. */
    Execution run(UUID callId, Profile profile, AskedText asked, RowCap cap) {
        long began = System.nanoTime();
        try (ReadOnlyTransaction transaction = database.begin("mcp-sql " + callId, limits)) {
            return new Door(profile, limits).open(transaction, asked.sql(), cap);
        } catch (SQLException failed) {
            return failures.of(failed, asked, Duration.ofNanos(System.nanoTime() - began));
        }
    }
}
