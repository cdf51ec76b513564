// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.alert.Tripwires;
import dev.mcpsql.audit.QueryEntry;
import dev.mcpsql.audit.QueryTrail;
import dev.mcpsql.audit.TrailUnavailableException;
import dev.mcpsql.config.Component;
import dev.mcpsql.executor.Cancellation;
import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.trace.CurrentTrace;
import dev.mcpsql.vocabulary.Caller;
import dev.mcpsql.vocabulary.Decision;
import dev.mcpsql.vocabulary.OutcomeReason;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Whatever is asked for: each call leaves exactly one row in the query trail, durable before its outcome is told. Thread-safe.
 */
@Component
public final class Calls {

    /** One thing that can be asked for: a tool, or a method of the protocol. */
    interface Question {

        /** Its name, a key of the trail. */
        String name();

        /** The text of the call that the trail keeps as written; also for calls whose arguments are faulty. */
        String asked(ToolCall call);

        /** Does the work. Throws only when the program is broken; then the call ended as an internal error. */
        Outcome run(ToolCall call);
    }

    /**
     * How a call ended.
     *
     * @param outcome what may be told of it; {@code UNAVAILABLE} when its row could not be written
     * @param took never negative
     */
    record Ended(Outcome outcome, Duration took) {}

    private static final System.Logger LOG = System.getLogger(Calls.class.getName());

    private final QueryTrail trail;
    private final BiConsumer<Caller, Decision> watch;
    private final Clock clock;
    private final CallsUnderWay underWay = new CallsUnderWay();

    /** Over the trail and the tripwires of the running server. */
    @Inject
    public Calls(QueryTrail trail, Tripwires tripwires, Clock clock) {
        this(trail, tripwires::observe, clock);
    }

    Calls(QueryTrail trail, BiConsumer<Caller, Decision> watch, Clock clock) {
        this.trail = trail;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * Runs one call. Nothing an agent can send makes this throw.
     *
     * @param began is given, before anything else happens, the means to cancel the call from another thread
     */
    Ended run(Question question, Caller caller, JsonNode arguments, Consumer<Runnable> began) {
        Cancellation cancellation = new Cancellation();
        underWay.enter(cancellation);
        try {
            began.accept(cancellation::cancel);
            return run(question, new ToolCall(UUID.randomUUID(), caller, cancellation, arguments));
        } finally {
            underWay.leave(cancellation);
        }
    }

    /** Cancels all calls, now and to come, and waits a little for those under way to leave their rows. */
    void end() {
        underWay.end();
    }

    /** Returns only after the row is durable: an answer nobody can account for is not given. */
    private Ended run(Question question, ToolCall call) {
        Instant arrived = clock.instant();
        Outcome outcome = outcome(question, call);
        Duration took = since(arrived);
        CurrentTrace.note(
                call.id(),
                question.name(),
                outcome.reason().map(OutcomeReason::code).orElse("ok"));
        try {
            trail.append(entry(question, call, outcome, took));
        } catch (TrailUnavailableException lost) {
            LOG.log(Level.ERROR, "an answer was withheld: its row could not be written" + CurrentTrace.inWords(), lost);
            return new Ended(Outcome.refused(OutcomeReason.UNAVAILABLE, "The call could not be recorded."), took);
        }
        watch.accept(call.caller(), outcome.decision());
        return new Ended(outcome, took);
    }

    /** Never negative: a clock may be set back while a query runs. */
    private Duration since(Instant arrived) {
        Duration took = Duration.between(arrived, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }

    private static Outcome outcome(Question question, ToolCall call) {
        try {
            return question.run(call);
        } catch (RuntimeException unexpected) {
            String what = "call " + call.id() + " of " + question.name() + " failed" + CurrentTrace.inWords();
            LOG.log(Level.ERROR, what, Fault.of(unexpected));
            return Outcome.refused(OutcomeReason.INTERNAL_ERROR, "The server failed.");
        }
    }

    private static QueryEntry entry(Question question, ToolCall call, Outcome outcome, Duration took) {
        return new QueryEntry(
                call.id(),
                call.caller(),
                question.name(),
                question.asked(call),
                outcome.executedSql(),
                outcome.decision(),
                outcome.reason(),
                outcome.sqlState(),
                outcome.content().rowCount(),
                outcome.content().bytes(),
                outcome.content().truncation().truncated(),
                took);
    }
}
