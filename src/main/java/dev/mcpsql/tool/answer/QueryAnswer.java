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

    private static final String KEYSET =
            "page by key: ORDER BY a unique column, then WHERE that column > the last value you got";

    /** Without a column nothing ran: every SELECT that the gate admits has one. */
    private static final String VERDICT =
            "The query is admitted and was not run, since its limit is 0; ask for rows with a limit of 1 or more.";

    private final JsonMapper json = JsonMapper.shared();
    private final QueryLimits limits;

    public QueryAnswer(QueryLimits limits) {
        this.limits = limits;
    }

    public String json(Outcome outcome, Duration took) {
        Content content = outcome.content();
        StringWriter text = new StringWriter(content.json().length() + 1024);
        Fence fence = Fence.fresh();
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
        content.columns().forEach(name -> out.writeString(VisibleText.of(name)));
        out.writeEndArray();
        out.writeStringProperty("rows", fence.around(content.json()));
        out.writeNumberProperty("row_count", content.rowCount());
        out.writeBooleanProperty("truncated", content.truncation().truncated());
    }

    private String hint(Outcome outcome) {
        return outcome.reason().map(OutcomeReason::hint).orElseGet(() -> hint(outcome.content()));
    }

    private String hint(Content content) {
        if (content.columns().isEmpty()) {
            return VERDICT;
        }
        return switch (content.truncation()) {
            case NONE -> "";
            case ROWS ->
                "More rows exist. Aggregate in SQL (count, sum, GROUP BY), " + higherLimit(content) + "or " + KEYSET
                        + ".";
            case ANSWER_BYTES ->
                "The answer reached " + limits.maxAnswerBytes()
                        + " bytes. Name fewer or shorter columns, aggregate in SQL, or " + KEYSET + ".";
            case CELLS ->
                "Values over " + limits.maxCellBytes()
                        + " bytes were cut; read them in parts with substr(column, from, length).";
        };
    }

    private String higherLimit(Content content) {
        return content.rowCount() < limits.maxRows() ? "ask for up to " + limits.maxRows() + " with limit, " : "";
    }
}
