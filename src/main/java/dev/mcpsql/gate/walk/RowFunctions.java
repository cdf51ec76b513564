// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.walk;

import dev.mcpsql.gate.cost.Cost;
import dev.mcpsql.gate.lexicon.SetReturning;
import dev.mcpsql.gate.parse.NodeNames;
import dev.mcpsql.gate.parse.Spans;
import dev.mcpsql.gate.scope.Output;
import dev.mcpsql.gate.scope.Scope;
import dev.mcpsql.gate.scope.Scope.Source;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Shown;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.statement.select.TableFunction;

/**
 * Visits functions that return rows, in FROM (manual §7.2.1.4) and as an item of a select list. They take a value apart, so
 * that it bounds the rows, or count from one literal to another ({@link SeriesRows}).
 */
final class RowFunctions {

    private final ExpressionWalk expressions;
    private final Findings findings;

    RowFunctions(ExpressionWalk expressions, Findings findings) {
        this.expressions = expressions;
        this.findings = findings;
    }

    /** The FROM item that a call makes; its arguments see the items to the left of it. */
    Source source(TableFunction item, Scope left) {
        Function call = item.getFunction();
        if (call == null) {
            return new Source("", Optional.empty(), Source.Kind.REFUSED, List.of());
        }
        String function = NodeNames.of(call);
        Cost cost = arguments(call, left);
        String name = item.getAlias() == null
                ? function
                : Spans.identifier(item.getAlias().getName());
        List<Output> outputs = new ArrayList<>();
        SetReturning.COLUMNS
                .getOrDefault(function, List.of())
                .forEach(column -> outputs.add(new Output(column.equals(SetReturning.OWN_NAME) ? name : column, cost)));
        Source.Kind kind = outputs.size() == 1 ? Source.Kind.VALUES : Source.Kind.DERIVED;
        if (item.getWithClause() != null) {
            outputs.add(new Output("ordinality", Cost.LEAF));
            kind = Source.Kind.DERIVED;
        }
        Source source = new Source(name, Optional.empty(), kind, outputs);
        return item.getAlias() == null ? source : FromWalk.aliased(source, item.getAlias());
    }

    /** The cost of a call that is an item of a select list. */
    Cost value(Function call, Scope scope) {
        if (SetReturning.COLUMNS.getOrDefault(NodeNames.of(call), List.of()).size() > 1) {
            refuse(call, " makes several columns; put it in FROM.");
        }
        return arguments(call, scope);
    }

    /** Notes a call inside an expression, from where it would multiply the rows of the query. */
    static void checkPlace(Function call, Findings findings) {
        String name = NodeNames.of(call);
        if (SetReturning.NAMES.contains(name)) {
            findings.add(
                    Rank.FUNCTION,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "The function " + name + " returns rows inside an expression; put it in FROM, as in FROM t, " + name
                            + "(…) AS x.");
        }
    }

    private Cost arguments(Function call, Scope scope) {
        expressions.claim(call);
        if (!SetReturning.NAMES.contains(NodeNames.of(call))) {
            refuse(
                    call,
                    " stands in FROM, where of functions only "
                            + SetReturning.NAMES.stream().sorted().toList() + " may.");
        }
        boolean plain = call.getParameters() != null
                && !call.isDistinct()
                && !call.isAllColumns()
                && call.getOrderByElements() == null
                && call.getNamedParameters() == null;
        if (!plain) {
            refuse(call, " takes plain arguments here.");
            return Cost.LEAF;
        }
        if (NodeNames.of(call).equals("unnest") && call.getParameters().size() > 1) {
            refuse(call, " takes one array here; call it once for each.");
        }
        return Cost.sum(call.getParameters().stream()
                .map(argument -> expressions.visit(argument, scope))
                .toList());
    }

    private void refuse(Function call, String why) {
        findings.add(
                Rank.CONSTRUCT,
                OutcomeReason.DISALLOWED_CONSTRUCT,
                "The function " + Shown.line(NodeNames.of(call)) + why);
    }
}
