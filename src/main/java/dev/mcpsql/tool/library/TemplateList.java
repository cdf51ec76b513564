// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

import dev.mcpsql.executor.Truncation;
import dev.mcpsql.tool.answer.Content;
import dev.mcpsql.tool.answer.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** {@code resources/templates/list}: one template, in one page (MCP 2026-07-28, server/resources, "Resource Templates"). */
public final class TemplateList implements Offering {

    @Override
    public String asked(JsonNode params) {
        return "";
    }

    @Override
    public Outcome answer(JsonNode params, View view) {
        if (OnePage.isExceeded(params)) {
            return OnePage.noSuchCursor();
        }
        ArrayNode templates = JsonMapper.shared().createArrayNode();
        templates
                .addObject()
                .put("uriTemplate", ResourceUri.TEMPLATE)
                .put("name", "relation")
                .put("title", "A table or view")
                .put("description", "Columns, types, keys and comments of one table or view, as JSON and as Markdown.");
        return Outcome.answered(Content.document(templates.toString(), 1, Truncation.NONE), "");
    }
}
