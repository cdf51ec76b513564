// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.config.Settings;
import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.tool.library.Completion;
import dev.mcpsql.tool.library.GetPrompt;
import dev.mcpsql.tool.library.Offering;
import dev.mcpsql.tool.library.PromptList;
import dev.mcpsql.tool.library.Prompts;
import dev.mcpsql.tool.library.ReadResource;
import dev.mcpsql.tool.library.ResourceList;
import dev.mcpsql.tool.library.TemplateList;
import dev.mcpsql.tool.library.View;
import dev.mcpsql.vocabulary.Caller;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a client can show its person beside the tools: resources, prompts and completions, all of what the person's profile
 * sees. Each request leaves exactly one row in the query trail, under the method's name, durable before its answer. Thread-safe.
 */
@Component
public final class Library {

    private final Calls calls;
    private final List<Request> requests;

    /** Over what the tools see. */
    @Inject
    public Library(Toolbox toolbox, Calls calls, Settings settings) {
        this(toolbox.scopes(), calls, settings.limits());
    }

    Library(Scopes scopes, Calls calls, QueryLimits limits) {
        this.calls = calls;
        Prompts prompts = new Prompts(limits);
        this.requests = Stream.of(LibraryMethod.values())
                .map(method -> new Request(method, offering(method, prompts, limits), scopes))
                .toList();
    }

    /** Answers a request. Nothing an agent can send makes this throw. */
    public LibraryAnswer answer(Caller caller, LibraryMethod method, JsonNode params) {
        Outcome outcome =
                calls.run(request(method), caller, params, cancel -> {}).outcome();
        return outcome.refusal()
                .<LibraryAnswer>map(LibraryAnswer.Refused::new)
                .orElseGet(() -> new LibraryAnswer.Found(
                        outcome.content().json(), outcome.content().nextCursor()));
    }

    private Request request(LibraryMethod method) {
        return requests.stream()
                .filter(request -> request.method() == method)
                .findFirst()
                .orElseThrow();
    }

    private static Offering offering(LibraryMethod method, Prompts prompts, QueryLimits limits) {
        return switch (method) {
            case RESOURCES_LIST -> new ResourceList();
            case RESOURCE_TEMPLATES_LIST -> new TemplateList();
            case RESOURCES_READ -> new ReadResource(limits);
            case PROMPTS_LIST -> new PromptList(prompts);
            case PROMPTS_GET -> new GetPrompt(prompts);
            case COMPLETION_COMPLETE -> new Completion(prompts);
        };
    }

    /** A method with its offering, as a call of one caller. */
    private record Request(LibraryMethod method, Offering offering, Scopes scopes) implements Calls.Question {
        @Override
        public String name() {
            return method.method();
        }

        @Override
        public String asked(ToolCall call) {
            return offering.asked(call.arguments());
        }

        @Override
        public Outcome run(ToolCall call) {
            View view = work ->
                    scopes.within(call.caller().profile(), scope -> work.apply(scope.profile(), scope.catalog()));
            return offering.answer(call.arguments(), view);
        }
    }
}
