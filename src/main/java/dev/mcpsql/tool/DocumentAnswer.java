// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.executor.Truncation;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the five fields of a {@code list_tables} or {@code describe_table} answer: the fenced document, and the same
 * three that tell of a refusal as in {@code run_query}.
 *
 * @param field the document's field
 */
record DocumentAnswer(String field) {

    String json(Outcome outcome) {
        StringWriter text = new StringWriter(outcome.content().json().length() + 512);
        Fence fence = Fence.fresh();
        try (JsonGenerator out = JsonMapper.shared().createGenerator(text)) {
            out.writeStartObject();
            out.writeStringProperty(field, fence.around(outcome.content().json()));
            out.writeStringProperty("hint", hint(outcome));
            Refusals.write(out, outcome, fence);
            out.writeStringProperty("data_handling", fence.handling());
            out.writeEndObject();
        }
        return text.toString();
    }

    private static String hint(Outcome outcome) {
        String whenAnswered = outcome.content().truncation() == Truncation.NONE
                ? ""
                : "The list was cut here; describe_table knows the others too.";
        return outcome.reason().map(OutcomeReason::hint).orElse(whenAnswered);
    }
}
