// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.tool.library.PromptArgument.Need;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** {@code prompts/get} (MCP 2026-07-28, server/prompts, "Getting a Prompt" and "Error Handling"). */
public final class GetPrompt implements Offering {

    /** Enough for a question or a statement; what comes back goes into a model's context. */
    private static final int LONGEST_ARGUMENT = 8_000;

    private final Prompts prompts;

    /** Over the prompts of the server. */
    public GetPrompt(Prompts prompts) {
        this.prompts = prompts;
    }

    /** Name and, where one is given, the relation. */
    @Override
    public String asked(JsonNode params) {
        String relation = params.path("arguments").path("relation").asString("");
        return params.path("name").asString("") + (relation.isEmpty() ? "" : " " + relation);
    }

    @Override
    public Outcome answer(JsonNode params, View view) {
        return prompts.named(params.path("name").asString(""))
                .map(prompt -> filled(prompt, params.path("arguments"), view))
                .orElseGet(() -> faulty("Unknown prompt: params.name must be one that prompts/list shows."));
    }

    private static Outcome filled(Prompt prompt, JsonNode arguments, View view) {
        return fault(prompt, arguments).map(GetPrompt::faulty).orElseGet(() -> prompt.filled(texts(arguments), view));
    }

    /** The first fault, in words of ours; a name that is not known is not repeated. */
    private static Optional<String> fault(Prompt prompt, JsonNode arguments) {
        if (!arguments.isMissingNode() && !arguments.isObject()) {
            return Optional.of("params.arguments must be an object.");
        }
        if (!arguments.propertyNames().stream()
                .allMatch(name -> prompt.argument(name).isPresent())) {
            return Optional.of("Unknown argument: this prompt takes " + names(prompt) + ".");
        }
        return prompt.arguments().stream()
                .flatMap(argument -> fault(argument, arguments.path(argument.name())).stream())
                .findFirst();
    }

    private static Optional<String> fault(PromptArgument argument, JsonNode value) {
        if (value.isMissingNode()) {
            return argument.need() == Need.REQUIRED
                    ? Optional.of("Argument " + argument.name() + " is missing.")
                    : Optional.empty();
        }
        return value.isString() && value.asString().length() <= LONGEST_ARGUMENT
                ? Optional.empty()
                : Optional.of("Argument " + argument.name() + " must be a string of " + LONGEST_ARGUMENT
                        + " characters at most.");
    }

    private static String names(Prompt prompt) {
        return prompt.arguments().stream().map(PromptArgument::name).collect(Collectors.joining(", "));
    }

    private static Map<String, String> texts(JsonNode arguments) {
        Map<String, String> texts = new LinkedHashMap<>();
        arguments.forEachEntry((name, value) -> texts.put(name, value.asString()));
        return texts;
    }

    private static Outcome faulty(String message) {
        return Outcome.refused(OutcomeReason.INVALID_ARGUMENT, message);
    }
}
