// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

import dev.mcpsql.executor.Truncation;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.tool.answer.Content;
import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.tool.schema.RelationMarkdown;
import dev.mcpsql.tool.schema.TableList;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * {@code resources/list}: the overview, then each relation that the profile sees, in the order of {@code list_tables} (MCP
 * 2026-07-28, server/resources, "Listing Resources"). It shows no comment: a list is no place for text of the database.
 */
public final class ResourceList implements Offering {

    private static final int MOST_ON_A_PAGE = 100;

    @Override
    public String asked(JsonNode params) {
        return "";
    }

    @Override
    public Outcome answer(JsonNode params, View view) {
        JsonNode cursor = params.path("cursor");
        return cursor.isMissingNode() || cursor.isNull() || cursor.isString()
                ? view.within((profile, catalog) ->
                        page(new TableList(profile.name(), "", catalog.relations()), cursor.asString("")))
                : noSuchCursor();
    }

    private static Outcome page(TableList list, String cursor) {
        return list.after(cursor).map(rest -> page(list, cursor, rest)).orElseGet(ResourceList::noSuchCursor);
    }

    private static Outcome page(TableList list, String cursor, List<RelationDescription> rest) {
        ArrayNode resources = JsonMapper.shared().createArrayNode();
        if (cursor.isEmpty()) {
            addOverview(resources);
        }
        List<RelationDescription> told = rest.subList(0, Math.min(rest.size(), MOST_ON_A_PAGE));
        told.forEach(relation -> add(resources, relation));
        return Outcome.answered(
                told.size() == rest.size()
                        ? Content.document(resources.toString(), told.size(), Truncation.NONE)
                        : Content.document(resources.toString(), told.size(), Truncation.ROWS)
                                .followedBy(list.cursorAfter(
                                        told.get(told.size() - 1).name())),
                "");
    }

    private static void addOverview(ArrayNode resources) {
        resources
                .addObject()
                .put("uri", ResourceUri.OVERVIEW)
                .put("name", "overview")
                .put("title", "Overview")
                .put("description", "Every table and view you may read, how they refer to each other, and your limits.")
                .put("mimeType", "text/markdown");
    }

    private static void add(ArrayNode resources, RelationDescription relation) {
        resources
                .addObject()
                .put("uri", ResourceUri.of(relation.name()))
                .put("name", ResourceUri.encoded(relation.name()))
                .put("description", RelationMarkdown.kindAndSize(relation));
    }

    private static Outcome noSuchCursor() {
        return Outcome.refused(
                OutcomeReason.INVALID_ARGUMENT, "Invalid cursor: it is none of this list; begin again without it.");
    }
}
