// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

import dev.mcpsql.executor.Truncation;
import dev.mcpsql.tool.answer.Content;
import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.tool.library.PromptArgument.Need;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code prompts/list}, in one page (MCP 2026-07-28, server/prompts, "Listing Prompts"). */
public final class PromptList implements Offering {

    private final Prompts prompts;

    /** Over the prompts of the server. */
    public PromptList(Prompts prompts) {
        this.prompts = prompts;
    }

    @Override
    public String asked(JsonNode params) {
        return "";
    }

    @Override
    public Outcome answer(JsonNode params, View view) {
        if (OnePage.isExceeded(params)) {
            return OnePage.noSuchCursor();
        }
        ArrayNode list = JsonMapper.shared().createArrayNode();
        prompts.all().forEach(prompt -> add(list, prompt));
        return Outcome.answered(Content.document(list.toString(), list.size(), Truncation.NONE), "");
    }

    private static void add(ArrayNode list, Prompt prompt) {
        ObjectNode described = list.addObject();
        described.put("name", prompt.name()).put("title", prompt.title()).put("description", prompt.description());
        ArrayNode arguments = described.putArray("arguments");
        prompt.arguments().forEach(argument -> arguments
                .addObject()
                .put("name", argument.name())
                .put("description", argument.description())
                .put("required", argument.need() == Need.REQUIRED));
    }
}
