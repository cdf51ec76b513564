// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.config.QueryLimits;
import java.time.Duration;

/** {@code list_tables}: what the caller's profile can see. */
final class ListTables implements Tool {

    private final ToolDescription description = ToolDescription.read("list_tables");
    private final Arguments arguments = new Arguments(description.inputSchema());
    private final DocumentAnswer answer = new DocumentAnswer("tables");
    private final Scopes scopes;
    private final int mostBytes;

    ListTables(Scopes scopes, QueryLimits limits) {
        this.scopes = scopes;
        this.mostBytes = limits.maxAnswerBytes();
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    @Override
    public String asked(ToolCall call) {
        return "";
    }

    @Override
    public Outcome run(ToolCall call) {
        return arguments
                .fault(call.arguments())
                .map(Outcome::refused)
                .orElseGet(() -> scopes.within(call.caller().profile(), this::listed));
    }

    private Outcome listed(Scope scope) {
        return Outcome.answered(RelationJson.list(scope.catalog().relations(), mostBytes), "");
    }

    @Override
    public String answer(Outcome outcome, Duration took) {
        return answer.json(outcome);
    }
}
