// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.audit.QueryTrail;
import dev.mcpsql.config.Component;
import dev.mcpsql.tool.ToolAnswer.Ending;
import dev.mcpsql.tool.answer.Fence;
import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.vocabulary.Caller;
import dev.mcpsql.vocabulary.Decision;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The tools of this server. Each call leaves exactly one row in the query trail, durable before its answer. Thread-safe. */
@Component
public final class Tools {

    private final List<Tool> tools;
    private final Calls calls;

    /** The tools of the running server. */
    @Inject
    public Tools(Toolbox toolbox, Calls calls) {
        this(toolbox.tools(), calls);
    }

    Tools(List<Tool> tools, QueryTrail trail, BiConsumer<Caller, Decision> watch, Clock clock) {
        this(tools, new Calls(trail, watch, clock));
    }

    private Tools(List<Tool> tools, Calls calls) {
        this.tools = List.copyOf(tools);
        this.calls = calls;
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
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .map(tool -> answer(tool, calls.run(tool, caller, arguments, began)));
    }

    /** Cancels all calls, now and to come, and waits a little for those under way to leave their rows. */
    public void endCalls() {
        calls.end();
    }

    private static ToolAnswer answer(Tool tool, Calls.Ended ended) {
        Outcome outcome = ended.outcome();
        Fence fence = Fence.fresh();
        return new ToolAnswer(
                tool.answer(outcome, ended.took(), fence),
                outcome.refusal().isPresent() ? Ending.REFUSED : Ending.ANSWERED,
                outcome.content().types().stream().map(fence::aroundType).toList());
    }
}
