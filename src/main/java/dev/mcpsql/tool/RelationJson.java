// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.executor.Truncation;
import dev.mcpsql.profile.ColumnDescription;
import dev.mcpsql.profile.ColumnDescription.Nullability;
import dev.mcpsql.profile.ForeignKey;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.vocabulary.Identifier;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Relations as JSON. Names are spelled so that they can be pasted into a query. */
final class RelationJson {

    /** Of a comment in a list; {@code describe_table} shows more. */
    private static final int COMMENT_IN_LIST = 200;

    private static final int COMMENT_IN_DESCRIPTION = 2_000;

    private RelationJson() {}

    /** An array, cut before the relation that would pass the bound (counted in characters). */
    static Content list(List<RelationDescription> relations, int most) {
        StringBuilder array = new StringBuilder("[");
        int written = 0;
        for (RelationDescription relation : relations) {
            String next = summary(relation);
            if (array.length() + next.length() > most) {
                break;
            }
            array.append(written == 0 ? "" : ",").append(next);
            written++;
        }
        Truncation truncation = written < relations.size() ? Truncation.ANSWER_BYTES : Truncation.NONE;
        return Content.document(array.append(']').toString(), written, truncation);
    }

    static Content description(RelationDescription relation) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator out = JsonMapper.shared().createGenerator(text)) {
            out.writeStartObject();
            writeHead(out, relation, COMMENT_IN_DESCRIPTION);
            out.writeArrayPropertyStart("columns");
            relation.columns().forEach(column -> writeColumn(out, column));
            out.writeEndArray();
            writeNames(out, "primary_key", relation.primaryKey());
            out.writeArrayPropertyStart("foreign_keys");
            relation.foreignKeys().forEach(key -> writeForeignKey(out, key));
            out.writeEndArray();
            out.writeEndObject();
        }
        return Content.document(text.toString(), 1, Truncation.NONE);
    }

    private static String summary(RelationDescription relation) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JsonMapper.shared().createGenerator(text)) {
            out.writeStartObject();
            writeHead(out, relation, COMMENT_IN_LIST);
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void writeHead(JsonGenerator out, RelationDescription relation, int commentLength) {
        out.writeStringProperty("name", relation.name().toString());
        out.writeStringProperty("kind", relation.kind().code());
        out.writeStringProperty("comment", shortened(relation.comment(), commentLength));
        if (relation.rowEstimate() < 0) {
            out.writeNullProperty("row_estimate");
        } else {
            out.writeNumberProperty("row_estimate", relation.rowEstimate());
        }
    }

    private static void writeColumn(JsonGenerator out, ColumnDescription column) {
        out.writeStartObject();
        out.writeStringProperty("name", spelled(column.name()));
        out.writeStringProperty("type", column.type());
        out.writeBooleanProperty("nullable", column.nullability() == Nullability.NULLABLE);
        out.writeStringProperty("comment", shortened(column.comment(), COMMENT_IN_DESCRIPTION));
        out.writeEndObject();
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
        names.forEach(name -> out.writeString(spelled(name)));
        out.writeEndArray();
    }

    private static String spelled(Identifier name) {
        return name.plain() ? name.value() : name.quoted();
    }

    private static String shortened(String comment, int most) {
        return comment.codePointCount(0, comment.length()) <= most
                ? comment
                : comment.substring(0, comment.offsetByCodePoints(0, most)) + "…";
    }
}
