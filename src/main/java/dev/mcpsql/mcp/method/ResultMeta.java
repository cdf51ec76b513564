// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.method;

import dev.mcpsql.tool.ToolAnswer;
import tools.jackson.core.JsonGenerator;

/** What the result of a tool says beside its content (basic/index, "General fields: _meta"). */
public final class ResultMeta {

    private static final String COLUMN_TYPES = "dev.mcpsql/columnTypes";

    private ResultMeta() {}

    /** Writes the object where there is something to say: the legacy eras' results need none. */
    static void writeObject(JsonGenerator out, ToolAnswer answer) {
        if (answer.columnTypes().isEmpty()) {
            return;
        }
        out.writeObjectPropertyStart("_meta");
        write(out, answer);
        out.writeEndObject();
    }

    /** Writes the members into an open object. */
    static void write(JsonGenerator out, ToolAnswer answer) {
        if (answer.columnTypes().isEmpty()) {
            return;
        }
        out.writeArrayPropertyStart(COLUMN_TYPES);
        answer.columnTypes().forEach(out::writeString);
        out.writeEndArray();
    }
}
