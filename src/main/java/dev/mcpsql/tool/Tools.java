// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.alert.Tripwires;
import dev.mcpsql.audit.QueryEntry;
import dev.mcpsql.audit.QueryTrail;
import dev.mcpsql.audit.TrailUnavailableException;
import dev.mcpsql.config.Component;
import dev.mcpsql.executor.Cancellation;
import dev.mcpsql.tool.ToolAnswer.Ending;
import dev.mcpsql.tool.answer.Fence;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The tools of this server. Each call leaves exactly one row in the query trail, durable before its answer. Thread-safe. */
@Component
public final class Tools {

    private static final System.Logger LOG = System.getLogger(Tools.class.getName());

    private final List<Tool> tools;
    private final QueryTrail trail;
    private final BiConsumer<Caller, Decision> watch;
    private final Clock clock;
    private final CallsUnderWay underWay = new CallsUnderWay();

    /** The tools of the running server. */
    @Inject
    public Tools(Toolbox toolbox, QueryTrail trail, Tripwires tripwires, Clock clock) {
        this(toolbox.tools(), trail, tripwires::observe, clock);
    }

    Tools(List<Tool> tools, QueryTrail trail, BiConsumer<Caller, Decision> watch, Clock clock) {
        this.tools = List.copyOf(tools);
        this.trail = trail;
        this.watch = watch;
        this.clock = clock;
    }

    /** What there is, always in the same order, {@code list_tables} first. */
    public List<ToolDescription> all() {
        return tools.stream().map(Tool::description).toList();
    }

    /**
     * Calls a tool. Nothing an agent can send makes this throw.
     *
     * @param began is given, before anything else happens, the means to cancel the call from another thread; not asked when
     *     there is no such tool
     * @return empty when there is no tool of that name, and then no row
     */
    public Optional<ToolAnswer> call(Caller caller, String name, JsonNode arguments, Consumer<Runnable> began) {
        return tools.stream()
                .filter(tool -> tool.description().name().equals(name))
                .findFirst()
                .map(tool -> call(tool, caller, arguments, began));
    }

    /** Cancels all calls, now and to come, and waits a little for those under way to leave their rows. */
    public void endCalls() {
        underWay.end();
    }

    private ToolAnswer call(Tool tool, Caller caller, JsonNode arguments, Consumer<Runnable> began) {
        Cancellation cancellation = new Cancellation();
        underWay.enter(cancellation);
        try {
            began.accept(cancellation::cancel);
            return call(tool, new ToolCall(UUID.randomUUID(), caller, cancellation, arguments));
        } finally {
            underWay.leave(cancellation);
        }
    }

    /** Returns only after the row is durable: an answer nobody can account for is not given. */
    private ToolAnswer call(Tool tool, ToolCall call) {
        Instant arrived = clock.instant();
        Outcome outcome = outcome(tool, call);
        Duration took = since(arrived);
        CurrentTrace.note(
                call.id(),
                tool.description().name(),
                outcome.reason().map(OutcomeReason::code).orElse("ok"));
        try {
            trail.append(entry(tool, call, outcome, took));
        } catch (TrailUnavailableException lost) {
            LOG.log(Level.ERROR, "an answer was withheld: its row could not be written" + CurrentTrace.inWords(), lost);
            return answer(tool, Outcome.refused(OutcomeReason.UNAVAILABLE, "The call could not be recorded."), took);
        }
        watch.accept(call.caller(), outcome.decision());
        return answer(tool, outcome, took);
    }

    /** Never negative: a clock may be set back while a query runs. */
    private Duration since(Instant arrived) {
        Duration took = Duration.between(arrived, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }

    private static Outcome outcome(Tool tool, ToolCall call) {
        try {
            return tool.run(call);
        } catch (RuntimeException unexpected) {
            String what = "call " + call.id() + " of " + tool.description().name() + " failed" + CurrentTrace.inWords();
            LOG.log(Level.ERROR, what, Fault.of(unexpected));
            return Outcome.refused(OutcomeReason.INTERNAL_ERROR, "The server failed.");
        }
    }

    private static ToolAnswer answer(Tool tool, Outcome outcome, Duration took) {
        Fence fence = Fence.fresh();
        return new ToolAnswer(
                tool.answer(outcome, took, fence),
                outcome.refusal().isPresent() ? Ending.REFUSED : Ending.ANSWERED,
                outcome.content().types().stream().map(fence::aroundType).toList());
    }

    private static QueryEntry entry(Tool tool, ToolCall call, Outcome outcome, Duration took) {
        return new QueryEntry(
                call.id(),
                call.caller(),
                tool.description().name(),
                tool.asked(call),
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
