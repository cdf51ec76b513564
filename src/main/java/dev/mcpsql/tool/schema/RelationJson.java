// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.schema;

import dev.mcpsql.executor.Truncation;
import dev.mcpsql.profile.ForeignKey;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.tool.answer.Content;
import dev.mcpsql.vocabulary.Identifier;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Relations as JSON. Names are spelled so that they can be pasted into a query. */
public final class RelationJson {

    /** Of a comment in a list; {@code describe_table} shows more. */
    private static final int COMMENT_IN_LIST = 100;

    private static final int COMMENT_IN_DESCRIPTION = 2_000;

    private RelationJson() {}

    /** One entry of a list: the comment's first line at most. */
    public static String summary(RelationDescription relation) {
        String line = relation.comment().strip().lines().findFirst().orElse("");
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JsonMapper.shared().createGenerator(text)) {
            out.writeStartObject();
            writeHead(out, relation, shortened(line, COMMENT_IN_LIST));
            out.writeEndObject();
        }
        return text.toString();
    }

    /** Everything; without the columns' comments and labels where it would pass the bound. */
    public static Content description(RelationDescription relation, int mostBytes) {
        Content full = description(relation, ColumnJson.Detail.FULL, Truncation.NONE);
        return full.bytes() <= mostBytes ? full : description(relation, ColumnJson.Detail.TYPES_ONLY, Truncation.CELLS);
    }

    private static Content description(RelationDescription relation, ColumnJson.Detail detail, Truncation truncation) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator out = JsonMapper.shared().createGenerator(text)) {
            ColumnJson columns = new ColumnJson(out, detail);
            out.writeStartObject();
            writeHead(out, relation, shortened(relation.comment(), COMMENT_IN_DESCRIPTION));
            out.writeArrayPropertyStart("columns");
            relation.columns().forEach(columns::write);
            out.writeEndArray();
            writeNames(out, "primary_key", relation.primaryKey());
            out.writeArrayPropertyStart("foreign_keys");
            relation.foreignKeys().forEach(key -> writeForeignKey(out, key));
            out.writeEndArray();
            out.writeEndObject();
        }
        return Content.document(text.toString(), 1, truncation);
    }

    private static void writeHead(JsonGenerator out, RelationDescription relation, String comment) {
        out.writeStringProperty("name", relation.name().toString());
        out.writeStringProperty("kind", relation.kind().code());
        out.writeStringProperty("comment", comment);
        if (relation.rowEstimate() < 0) {
            out.writeNullProperty("row_estimate");
        } else {
            out.writeNumberProperty("row_estimate", relation.rowEstimate());
        }
    }

    private static void writeForeignKey(JsonGenerator out, ForeignKey key) {
        out.writeStartObject();
        writeNames(out, "columns", key.columns());
        out.writeStringProperty("references", key.references().toString());
        writeNames(out, "referenced_columns", key.referencedColumns());
        out.writeEndObject();
    }

    private static void writeNames(JsonGenerator out, String field, List<Identifier> names) {
        out.writeArrayPropertyStart(field);
        names.forEach(name -> out.writeString(name.spelled()));
        out.writeEndArray();
    }

    static String shortened(String comment, int most) {
        return comment.codePointCount(0, comment.length()) <= most
                ? comment
                : comment.substring(0, comment.offsetByCodePoints(0, most)) + "…";
    }
}
