// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.answer;

import dev.mcpsql.vocabulary.OutcomeReason;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the five fields of a {@code list_tables} or {@code describe_table} answer: the fenced document, and the same
 * four as in {@code run_query} that tell of a refusal and of the fence. A list that goes on has a sixth, its cursor.
 *
 * @param field the document's field
 */
public record DocumentAnswer(String field) {

    public String json(Outcome outcome, Fence fence) {
        StringWriter text = new StringWriter(outcome.content().json().length() + 512);
        try (JsonGenerator out = JsonMapper.shared().createGenerator(text)) {
            out.writeStartObject();
            out.writeStringProperty(field, fence.around(outcome.content().json()));
            if (!outcome.content().nextCursor().isEmpty()) {
                out.writeStringProperty("next_cursor", outcome.content().nextCursor());
            }
            out.writeStringProperty("hint", hint(outcome));
            Refusals.write(out, outcome, fence);
            out.writeStringProperty("data_handling", fence.handling());
            out.writeEndObject();
        }
        return text.toString();
    }

    private static String hint(Outcome outcome) {
        return outcome.reason().map(OutcomeReason::hint).orElseGet(() -> hint(outcome.content()));
    }

    private static String hint(Content content) {
        if (content.rowCount() == 0) {
            return "No table that you may see has such a name; without a filter all are listed.";
        }
        return switch (content.truncation()) {
            case NONE -> "";
            case ROWS, ANSWER_BYTES ->
                "There are more: call again with next_cursor as cursor, or name a narrower filter.";
            case CELLS -> "The columns' comments and labels are too long to be shown and were left out.";
        };
    }
}
