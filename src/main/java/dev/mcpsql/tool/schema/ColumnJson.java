// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.schema;

import dev.mcpsql.profile.ColumnDescription;
import dev.mcpsql.profile.ColumnDescription.Nullability;
import dev.mcpsql.profile.ColumnType;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes columns as JSON.
 *
 * @param out where to
 * @param detail how much of each
 */
public record ColumnJson(JsonGenerator out, Detail detail) {

    /** How much is told of a column. */
    enum Detail {
        /** What there is. */
        FULL,
        /** Name, type and nullability. */
        TYPES_ONLY
    }

    private static final int LONGEST_COMMENT = 500;

    /** Enough to see what kind of words they are; {@code SELECT DISTINCT} tells the others. */
    private static final int MOST_LABELS = 50;

    void write(ColumnDescription column) {
        out.writeStartObject();
        out.writeStringProperty("name", column.name().spelled());
        out.writeStringProperty("type", column.type().name());
        if (!column.type().base().isEmpty()) {
            out.writeStringProperty("base_type", column.type().base());
        }
        out.writeBooleanProperty("nullable", column.nullability() == Nullability.NULLABLE);
        if (detail == Detail.FULL) {
            out.writeStringProperty("comment", RelationJson.shortened(column.comment(), LONGEST_COMMENT));
            writeLabels(column.type());
        }
        out.writeEndObject();
    }

    private void writeLabels(ColumnType type) {
        List<String> labels = type.labels();
        if (labels.isEmpty()) {
            return;
        }
        out.writeArrayPropertyStart("labels");
        labels.stream().limit(MOST_LABELS).forEach(out::writeString);
        out.writeEndArray();
        if (labels.size() > MOST_LABELS) {
            out.writeNumberProperty("more_labels", labels.size() - MOST_LABELS);
        }
    }
}
