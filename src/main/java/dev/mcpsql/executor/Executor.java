// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.PersonalShare;
import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.config.Settings;
import dev.mcpsql.gate.AdmittedQuery;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.vocabulary.OutcomeReason;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Runs admitted queries, each through its profile's door in a transaction that is never kept. Thread-safe. */
@Component
public final class Executor {

    private final TargetDatabase database;
    private final QueryLimits limits;
    private final Failures failures;
    private final PersonalShare share;
    private final Turns turns;

    /** Over the queried database. */
    @Inject
    public Executor(TargetDatabase database, Settings settings) {
        this.database = database;
        this.limits = settings.limits();
        this.failures = new Failures(limits);
        this.share = settings.share();
        this.turns = new Turns(share);
    }

    /**
     * Runs an admitted query, once its person has a turn.
     *
     * @return rows or a closed reason; whatever PostgreSQL or the network does is one of the two
     */
    public Execution run(Requester requester, Profile profile, AdmittedQuery query, RowCap cap) {
        return run(requester, profile, AskedText.of(query), cap);
    }

    /** The same for this package's own statements. */
    Execution run(Requester requester, Profile profile, AskedText asked, RowCap cap) {
        return turns.inTurn(
                requester,
                () -> transacted(requester, profile, asked, cap),
                () -> withoutATurn(requester.cancellation()));
    }

    private Execution transacted(Requester requester, Profile profile, AskedText asked, RowCap cap) {
        Cancellation cancellation = requester.cancellation();
        long began = System.nanoTime();
        try (ReadOnlyTransaction transaction = database.begin(requester.applicationName(), limits)) {
            return cancellation.during(transaction.stop(), () -> answer(transaction, profile, asked.sql(), cap));
        } catch (SQLException failed) {
            return cancellation.requested() && SqlState.of(failed).isCancel()
                    ? cancelled()
                    : failures.of(failed, asked, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private Execution answer(ReadOnlyTransaction transaction, Profile profile, String sql, RowCap cap)
            throws SQLException {
        Optional<Execution.Failed> objection = new ExplainDoor(profile).objection(transaction, sql, cap);
        return objection.isPresent() ? objection.get() : new Door(profile, limits).open(transaction, sql, cap);
    }

    private Execution.Failed withoutATurn(Cancellation cancellation) {
        return cancellation.requested()
                ? cancelled()
                : new Execution.Failed(
                        OutcomeReason.UNAVAILABLE,
                        "",
                        share.statements()
                                + " queries of yours are running; wait for their answers before you send more.");
    }

    private static Execution.Failed cancelled() {
        return new Execution.Failed(OutcomeReason.CANCELLED, "57014", "The query was cancelled.");
    }
}
