// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.profile.Catalog;
import dev.mcpsql.tool.answer.DocumentAnswer;
import dev.mcpsql.tool.answer.Fence;
import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.tool.schema.RelationJson;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.RelationName;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** {@code describe_table}: one relation as the caller's profile sees it. What is not there and what is not allowed look alike. */
final class DescribeTable implements Tool {

    private final ToolDescription description = ToolDescription.read("describe_table");
    private final Arguments arguments = new Arguments(description.inputSchema());
    private final DocumentAnswer answer = new DocumentAnswer("table");
    private final Scopes scopes;
    private final int mostBytes;

    DescribeTable(Scopes scopes, QueryLimits limits) {
        this.scopes = scopes;
        this.mostBytes = limits.maxAnswerBytes();
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    @Override
    public String asked(ToolCall call) {
        return call.text("table");
    }

    @Override
    public Outcome run(ToolCall call) {
        return arguments
                .fault(call.arguments())
                .map(Outcome::refused)
                .orElseGet(() -> scopes.within(
                        call.caller().profile(), scope -> described(scope.catalog(), call.text("table"))));
    }

    private Outcome described(Catalog catalog, String written) {
        return catalog.find(written)
                .map(relation -> Outcome.answered(RelationJson.description(relation, mostBytes), ""))
                .orElseGet(() ->
                        Outcome.refused(OutcomeReason.DISALLOWED_TABLE, notOne(written, catalog.meantBy(written))));
    }

    private static String notOne(String written, List<RelationName> meant) {
        return meant.isEmpty()
                ? "The relation " + Arguments.told(written)
                        + " is not one you may read; list_tables shows those you may."
                : "The name " + Arguments.told(written) + " is ambiguous; say which: "
                        + meant.stream().map(RelationName::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String answer(Outcome outcome, Duration took, Fence fence) {
        return answer.json(outcome, fence);
    }
}
