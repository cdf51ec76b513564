// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.tool.answer.Content;
import dev.mcpsql.tool.answer.DocumentAnswer;
import dev.mcpsql.tool.answer.Fence;
import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.tool.schema.TableList;
import dev.mcpsql.tool.schema.TablePage;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.time.Duration;
import java.util.List;

/** {@code list_tables}: what the caller's profile can see, page by page. */
final class ListTables implements Tool {

    /** A page is read whole by a language model, so it is kept to a few thousand tokens. */
    private static final int MOST_BYTES = 16 * 1024;

    private final ToolDescription description = ToolDescription.read("list_tables");
    private final Arguments arguments = new Arguments(description.inputSchema());
    private final DocumentAnswer answer = new DocumentAnswer("tables");
    private final Scopes scopes;
    private final int mostBytes;

    ListTables(Scopes scopes, QueryLimits limits) {
        this.scopes = scopes;
        this.mostBytes = Math.min(MOST_BYTES, limits.maxAnswerBytes());
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    @Override
    public String asked(ToolCall call) {
        return call.text("filter");
    }

    @Override
    public Outcome run(ToolCall call) {
        return arguments
                .fault(call.arguments())
                .map(Outcome::refused)
                .orElseGet(() -> scopes.within(call.caller().profile(), scope -> listed(call, scope)));
    }

    private Outcome listed(ToolCall call, Scope scope) {
        TableList list = new TableList(
                scope.profile().name(), call.text("filter"), scope.catalog().relations());
        return list.after(call.text("cursor"))
                .map(rest -> Outcome.answered(page(list, rest), ""))
                .orElseGet(() -> Outcome.refused(
                        OutcomeReason.INVALID_ARGUMENT,
                        "argument cursor is none of this list and filter; begin again without it"));
    }

    private Content page(TableList list, List<RelationDescription> rest) {
        TablePage page = new TablePage(mostBytes);
        List<RelationDescription> told = rest.stream().takeWhile(page::takes).toList();
        return told.size() == rest.size()
                ? page.last()
                : page.before(list.cursorAfter(told.get(told.size() - 1).name()));
    }

    @Override
    public String answer(Outcome outcome, Duration took, Fence fence) {
        return answer.json(outcome, fence);
    }
}
