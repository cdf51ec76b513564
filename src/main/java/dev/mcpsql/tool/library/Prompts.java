// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.executor.Truncation;
import dev.mcpsql.tool.answer.Content;
import dev.mcpsql.tool.answer.Outcome;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The prompts of this server, always in the same order. */
public final class Prompts {

    private final List<Prompt> all;

    /** With the server's numbers in their texts. */
    public Prompts(QueryLimits limits) {
        this.all = List.of(new ExploreThenAsk(), new PageByKey(limits), new ExplainRefusal());
    }

    List<Prompt> all() {
        return all;
    }

    Optional<Prompt> named(String name) {
        return all.stream().filter(prompt -> prompt.name().equals(name)).findFirst();
    }

    /** One message of the user, as {@code prompts/get} answers it (MCP 2026-07-28, server/prompts, "PromptMessage"). */
    static Outcome message(String text) {
        ArrayNode messages = JsonMapper.shared().createArrayNode();
        messages.addObject()
                .put("role", "user")
                .putObject("content")
                .put("type", "text")
                .put("text", text.strip());
        return Outcome.answered(Content.document(messages.toString(), 1, Truncation.NONE), "");
    }
}
