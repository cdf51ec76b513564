// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.executor.Truncation;
import dev.mcpsql.profile.Catalog;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.tool.answer.Content;
import dev.mcpsql.tool.answer.DocumentAnswer;
import dev.mcpsql.tool.answer.Fence;
import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.tool.schema.Overview;
import dev.mcpsql.tool.schema.RelationJson;
import dev.mcpsql.tool.schema.RelationMarkdown;
import dev.mcpsql.vocabulary.OutcomeReason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * {@code resources/read}: a relation, once for programs and once for readers, or the overview (MCP 2026-07-28, server/resources,
 * "Reading Resources"). What is not there, what is not allowed and what is no address of ours look alike.
 */
public final class ReadResource implements Offering {

    private final DocumentAnswer json = new DocumentAnswer("table");
    private final Overview overview;
    private final int mostBytes;

    /** With the server's numbers. */
    public ReadResource(QueryLimits limits) {
        this.overview = new Overview(limits);
        this.mostBytes = limits.maxAnswerBytes();
    }

    @Override
    public String asked(JsonNode params) {
        return params.path("uri").asString("");
    }

    @Override
    public Outcome answer(JsonNode params, View view) {
        JsonNode uri = params.path("uri");
        return uri.isString()
                ? view.within((profile, catalog) -> read(uri.asString(), profile, catalog))
                : Outcome.refused(OutcomeReason.INVALID_ARGUMENT, "params.uri must be a string.");
    }

    private Outcome read(String uri, Profile profile, Catalog catalog) {
        if (uri.equals(ResourceUri.OVERVIEW)) {
            return contents(
                    add(JsonMapper.shared().createArrayNode(), uri, "text/markdown", overview.of(profile, catalog)),
                    Truncation.NONE);
        }
        String written = ResourceUri.relation(uri).orElse("");
        return catalog.find(written)
                .map(this::read)
                .orElseGet(() -> Outcome.refused(OutcomeReason.DISALLOWED_TABLE, notOne(catalog, written)));
    }

    private Outcome read(RelationDescription relation) {
        Content description = RelationJson.description(relation, mostBytes);
        String uri = ResourceUri.of(relation.name());
        ArrayNode contents = JsonMapper.shared().createArrayNode();
        add(contents, uri, "application/json", json.json(Outcome.answered(description, ""), Fence.fresh()));
        add(contents, uri, "text/markdown", RelationMarkdown.description(relation, mostBytes));
        return contents(contents, description.truncation());
    }

    private static ArrayNode add(ArrayNode contents, String uri, String mimeType, String text) {
        contents.addObject().put("uri", uri).put("mimeType", mimeType).put("text", text);
        return contents;
    }

    private static Outcome contents(ArrayNode contents, Truncation truncation) {
        return Outcome.answered(Content.document(contents.toString(), 1, truncation), "");
    }

    private static String notOne(Catalog catalog, String written) {
        return catalog.meantBy(written).isEmpty()
                ? "There is no such resource for you; resources/list shows those there are."
                : "Two relations have that name; write it with its schema.";
    }
}
