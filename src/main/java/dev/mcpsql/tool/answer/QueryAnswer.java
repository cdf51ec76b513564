// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.answer;

import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.io.StringWriter;
import java.time.Duration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes the nine fields of a {@code run_query} answer: all of them, always, in this order. */
public final class QueryAnswer {

    /** Without a column nothing ran: every SELECT that the gate admits has one. */
    private static final String VERDICT =
            "The query is admitted and was not run, since its limit is 0; ask for rows with a limit of 1 or more.";

    private final JsonMapper json = JsonMapper.shared();
    private final NextStep next;

    public QueryAnswer(QueryLimits limits) {
        this.next = new NextStep(limits);
    }

    /** The answer as JSON, what comes from the database inside that fence. */
    public String json(Outcome outcome, Duration took, Fence fence) {
        Content content = outcome.content();
        StringWriter text = new StringWriter(content.json().length() + 1024);
        try (JsonGenerator out = json.createGenerator(text)) {
            out.writeStartObject();
            writeRows(out, content, fence);
            out.writeNumberProperty("duration_ms", took.toMillis());
            out.writeStringProperty("hint", hint(outcome));
            Refusals.write(out, outcome, fence);
            out.writeStringProperty("data_handling", fence.handling());
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void writeRows(JsonGenerator out, Content content, Fence fence) {
        out.writeArrayPropertyStart("columns");
        content.columns().forEach(name -> out.writeString(fence.aroundName(name)));
        out.writeEndArray();
        out.writeStringProperty("rows", fence.aroundShown(content.format().shown(content)));
        out.writeNumberProperty("row_count", content.rowCount());
        out.writeBooleanProperty("truncated", content.truncation().truncated());
    }

    private String hint(Outcome outcome) {
        return outcome.reason().map(OutcomeReason::hint).orElseGet(() -> hint(outcome.content()));
    }

    private String hint(Content content) {
        return content.columns().isEmpty() ? VERDICT : next.after(content);
    }
}
