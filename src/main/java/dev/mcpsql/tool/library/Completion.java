// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

import dev.mcpsql.executor.Truncation;
import dev.mcpsql.tool.answer.Content;
import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.tool.library.PromptArgument.Suggestion;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code completion/complete} (MCP 2026-07-28, server/utilities/completion). */
public final class Completion implements Offering {

    /** The protocol's own bound ("Completion Results"). */
    private static final int MOST_VALUES = 100;

    /** More than any name has. */
    private static final int LONGEST_VALUE = 256;

    private final Prompts prompts;

    /** Over the prompts of the server. */
    public Completion(Prompts prompts) {
        this.prompts = prompts;
    }

    /** Reference, argument, what was typed and, where one is given, the relation that it was typed for. */
    @Override
    public String asked(JsonNode params) {
        JsonNode ref = params.path("ref");
        JsonNode argument = params.path("argument");
        String relation = beginning(relationOf(params.path("context")));
        return String.join(
                        " ",
                        beginning(ref.path("name").isString() ? ref.path("name") : ref.path("uri")),
                        beginning(argument.path("name")),
                        beginning(argument.path("value")))
                + (relation.isEmpty() ? "" : " " + relation);
    }

    private static JsonNode relationOf(JsonNode context) {
        return context.path("arguments").path("relation");
    }

    private static String beginning(JsonNode part) {
        String text = part.asString("");
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE);
    }

    @Override
    public Outcome answer(JsonNode params, View view) {
        JsonNode value = params.path("argument").path("value");
        if (!value.isString() || value.asString().length() > LONGEST_VALUE) {
            return faulty("params.argument must have a name and a value, both strings; the value has " + LONGEST_VALUE
                    + " characters at most.");
        }
        return suggestion(
                        params.path("ref"), params.path("argument").path("name").asString(""))
                .map(kind -> suggested(kind, value.asString(), params.path("context"), view))
                .orElseGet(() -> faulty("params.ref must be a prompt of prompts/list or a template of"
                        + " resources/templates/list, and params.argument.name one of its arguments."));
    }

    /** What completes the argument; empty when there is no such reference or argument. */
    private Optional<Suggestion> suggestion(JsonNode ref, String argument) {
        return switch (ref.path("type").asString("")) {
            case "ref/prompt" ->
                prompts.named(ref.path("name").asString(""))
                        .flatMap(prompt -> prompt.argument(argument))
                        .map(PromptArgument::suggestion);
            case "ref/resource" ->
                ref.path("uri").asString("").equals(ResourceUri.TEMPLATE) && argument.equals(ResourceUri.VARIABLE)
                        ? Optional.of(Suggestion.RELATIONS)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Outcome suggested(Suggestion kind, String typed, JsonNode context, View view) {
        return switch (kind) {
            case NONE -> answered(List.of());
            case REASONS -> answered(Matches.of(typed).among(reasons()));
            case RELATIONS ->
                view.within((profile, catalog) -> answered(Matches.of(typed).relations(catalog.relations())));
            case COLUMNS ->
                view.within((profile, catalog) ->
                        answered(catalog.find(relationOf(context).asString(""))
                                .map(relation -> Matches.of(typed).columns(relation))
                                .orElse(List.of())));
        };
    }

    private static Stream<String> reasons() {
        return Stream.of(OutcomeReason.values()).map(OutcomeReason::code);
    }

    private static Outcome answered(List<String> matches) {
        List<String> told = matches.subList(0, Math.min(matches.size(), MOST_VALUES));
        ObjectNode completion = JsonMapper.shared().createObjectNode();
        ArrayNode values = completion.putArray("values");
        told.forEach(values::add);
        completion.put("total", matches.size()).put("hasMore", told.size() < matches.size());
        Truncation truncation = told.size() < matches.size() ? Truncation.ROWS : Truncation.NONE;
        return Outcome.answered(Content.document(completion.toString(), told.size(), truncation), "");
    }

    private static Outcome faulty(String message) {
        return Outcome.refused(OutcomeReason.INVALID_ARGUMENT, message);
    }
}
