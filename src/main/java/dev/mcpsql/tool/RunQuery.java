// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.executor.Execution;
import dev.mcpsql.executor.Requester;
import dev.mcpsql.executor.RowCap;
import dev.mcpsql.gate.AdmittedQuery;
import dev.mcpsql.gate.Gate;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.tool.answer.Content;
import dev.mcpsql.tool.answer.Fence;
import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.tool.answer.QueryAnswer;
import dev.mcpsql.tool.answer.RowFormat;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** {@code run_query}: arguments, scope, gate, door. */
final class RunQuery implements Tool {

    /** The way to the database, as this tool needs it. */
    @FunctionalInterface
    interface Door {
        Execution run(Requester requester, Profile profile, AdmittedQuery query, RowCap cap);
    }

    /** undefined_column and undefined_table (PostgreSQL, appendix A): the catalog is older than the schema. */
    private static final Set<String> CATALOG_IS_STALE = Set.of("42703", "42P01");

    /** The planner was asked, and its estimate was in the way. */
    private static final Set<OutcomeReason> NOTHING_RAN = Set.of(OutcomeReason.OVER_BUDGET, OutcomeReason.TOO_COMPLEX);

    private final ToolDescription description = ToolDescription.read("run_query");
    private final Arguments arguments = new Arguments(description.inputSchema());
    private final Scopes scopes;
    private final Gate gate;
    private final Door door;
    private final RowWish wish;
    private final QueryAnswer answer;

    RunQuery(Scopes scopes, Gate gate, Door door, QueryLimits limits) {
        this.scopes = scopes;
        this.gate = gate;
        this.door = door;
        this.wish = new RowWish(limits);
        this.answer = new QueryAnswer(limits);
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    @Override
    public String asked(ToolCall call) {
        return call.text("sql");
    }

    @Override
    public Outcome run(ToolCall call) {
        return arguments
                .fault(call.arguments())
                .map(Outcome::refused)
                .orElseGet(() -> scopes.within(call.caller().profile(), scope -> judged(call, scope)));
    }

    private Outcome judged(ToolCall call, Scope scope) {
        return gate.judge(call.text("sql"), scope.policy())
                .match(query -> admitted(call, scope, query), Outcome::refused);
    }

    private Outcome admitted(ToolCall call, Scope scope, AdmittedQuery query) {
        OptionalLong limit = call.number("limit");
        if (limit.orElse(1) <= 0 || query.statedLimit().orElse(1) == 0) {
            return Outcome.answered(Content.NONE, "");
        }
        RowCap cap = wish.cap(limit, query.statedLimit());
        return door.run(call.requester(), scope.profile(), query, cap)
                .match(
                        rows -> Outcome.answered(content(call, scope, query, rows), query.sql()),
                        failed -> failed(scope, query, failed));
    }

    private static Content content(ToolCall call, Scope scope, AdmittedQuery query, Execution.Rows rows) {
        Content content = Content.of(rows).in(RowFormat.of(call.text("format")));
        return rows.truncation().truncated() ? content.keyedBy(key(scope, query)) : content;
    }

    /** Of a join nobody knows which columns tell its rows apart. */
    private static List<String> key(Scope scope, AdmittedQuery query) {
        return query.relations().size() > 1
                ? List.of()
                : scope.catalog().relations().stream()
                        .filter(relation -> query.relations().contains(relation.name()))
                        .flatMap(relation -> relation.primaryKey().stream())
                        .map(Identifier::value)
                        .toList();
    }

    private Outcome failed(Scope scope, AdmittedQuery query, Execution.Failed failed) {
        if (CATALOG_IS_STALE.contains(failed.sqlState())) {
            scopes.forget(scope);
        }
        String executed = NOTHING_RAN.contains(failed.reason()) ? "" : query.sql();
        return Outcome.failed(new Refusal(failed.reason(), failed.message()), executed, failed.sqlState());
    }

    @Override
    public String answer(Outcome outcome, Duration took, Fence fence) {
        return answer.json(outcome, took, fence);
    }
}
