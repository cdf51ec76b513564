// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.walk;

import dev.mcpsql.gate.cost.Cost;
import dev.mcpsql.gate.cost.RowLimits;
import dev.mcpsql.gate.lexicon.Lexicon;
import dev.mcpsql.gate.parse.NodeCatalog;
import dev.mcpsql.gate.parse.Spans;
import dev.mcpsql.gate.scope.ColumnResolver;
import dev.mcpsql.gate.scope.Output;
import dev.mcpsql.gate.scope.RelationResolver;
import dev.mcpsql.gate.scope.Scope;
import dev.mcpsql.gate.scope.Stars;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.QueryRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** Visits queries from the outside in, building the scope that each clause sees (manual §7.2, SELECT). */
public final class QueryWalk {

    private final ColumnResolver columns;
    private final ExpressionWalk expressions;
    private final FromWalk from;
    private final GroupByWalk groups;
    private final SelectList list;
    private final CteWalk ctes;
    private final RowLimits limits;
    private final NodeCatalog nodes;
    private final Findings findings;

    public QueryWalk(
            Tokens tokens,
            Lexicon lexicon,
            Spans spans,
            RelationResolver relations,
            NodeCatalog nodes,
            QueryRules rules,
            Findings findings) {
        Stars stars = new Stars(rules, spans, findings);
        this.nodes = nodes;
        this.findings = findings;
        this.columns = new ColumnResolver(spans, findings);
        this.expressions = new ExpressionWalk(tokens, lexicon, nodes, columns, this, stars, findings);
        RowFunctions rows = new RowFunctions(expressions, findings);
        this.from = new FromWalk(this, relations, columns, expressions, rows, findings);
        this.groups = new GroupByWalk(lexicon, columns, expressions, nodes);
        this.list = new SelectList(expressions, rows, stars, findings);
        this.ctes = new CteWalk(this, new Recursion(rules.recursionDepth(), this, nodes, findings), findings);
        this.limits = new RowLimits(tokens, spans, findings);
    }

    /** Whether a node is a step that can make a large value from small ones. */
    boolean isGrowing(Object node) {
        return expressions.isGrowing(node);
    }

    /** Names of output columns in GROUP BY, by token, each with the position to write instead. */
    public Map<Integer, Integer> groupedPositions() {
        return groups.positions();
    }

    /** The columns that a query offers to the one around it. */
    public List<Output> outputs(Select select, Scope outer) {
        Scope scope = ctes.scope(select.getWithItemsList(), outer);
        if (select instanceof PlainSelect plain) {
            return plain(plain, scope);
        }
        List<Output> outputs = compound(select, scope);
        orderByOutputs(select.getOrderByElements(), outputs);
        limit(select, scope);
        return outputs;
    }

    /** A sub-select in LIMIT sees no column of its query (manual, SELECT, LIMIT clause); the door caps whatever it says. */
    private void limit(Select select, Scope outer) {
        limits.check(select);
        if (select.getLimit() != null && select.getLimit().getRowCount() instanceof ParenthesedSelect value) {
            expressions.visit(value, outer);
        }
    }

    private List<Output> compound(Select select, Scope scope) {
        if (select instanceof ParenthesedSelect parenthesed) {
            return outputs(parenthesed.getSelect(), scope);
        }
        if (select instanceof SetOperationList operations) {
            return arms(operations.getSelects(), scope);
        }
        if (select instanceof Values values) {
            return values(values, scope);
        }
        findings.add(
                Rank.CONSTRUCT,
                OutcomeReason.DISALLOWED_CONSTRUCT,
                "The syntax " + select.getClass().getSimpleName() + " is not admitted; write SELECT … FROM.");
        return List.of();
    }

    static List<Output> renamedTo(List<Output> outputs, List<String> names) {
        List<Output> renamed = new ArrayList<>(outputs);
        for (int i = 0; i < Math.min(names.size(), outputs.size()); i++) {
            renamed.set(i, outputs.get(i).named(names.get(i)));
        }
        return renamed;
    }

    /** Names come from the first arm, costs from all of them. */
    List<Output> arms(List<Select> arms, Scope scope) {
        List<Output> merged = new ArrayList<>();
        for (Select arm : arms) {
            checkArm(arm);
            List<Output> outputs = outputs(arm, scope);
            for (int i = 0; i < outputs.size(); i++) {
                if (i >= merged.size()) {
                    merged.add(outputs.get(i));
                } else {
                    Cost both = Cost.sum(
                            List.of(merged.get(i).cost(), outputs.get(i).cost()));
                    merged.set(i, merged.get(i).costing(both));
                }
            }
        }
        return merged;
    }

    /** Without parentheses ORDER BY belongs to the whole set operation, and WITH can only begin it. */
    private void checkArm(Select arm) {
        boolean parenthesed = arm instanceof ParenthesedSelect;
        if (!parenthesed && (arm.getOrderByElements() != null || arm.getWithItemsList() != null)) {
            findings.add(
                    Rank.CONSTRUCT,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "An arm of a set operation has ORDER BY or WITH; put that arm in parentheses.");
        }
    }

    /** Each row is checked as a whole; {@code VALUES} calls its columns column1, column2 … (manual §7.7). */
    private List<Output> values(Values values, Scope scope) {
        Cost cost = expressions.visit(values.getExpressions(), scope);
        Object first = values.getExpressions().get(0);
        int width = first instanceof ExpressionList<?> row
                        && values.getExpressions().stream().allMatch(ExpressionList.class::isInstance)
                ? row.size()
                : values.getExpressions().size();
        List<Output> outputs = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            outputs.add(new Output("column" + i, cost));
        }
        return outputs;
    }

    private List<Output> plain(PlainSelect select, Scope outer) {
        Scope scope = outer.inner(from.sources(select.getFromItem(), select.getJoins(), outer, List.of()));
        List<Output> outputs = list.outputs(select, scope);
        visitIfPresent(select.getWhere(), scope);
        // Behind a star the position of an output is known only when the statement runs.
        groups.visit(select, SelectList.hasStar(select) ? List.of() : outputs, scope);
        visitIfPresent(select.getHaving(), scope);
        visitIfPresent(select.getWindowDefinitions(), scope);
        if (select.getDistinct() != null && select.getDistinct().getOnSelectItems() != null) {
            select.getDistinct().getOnSelectItems().forEach(item -> sortKey(item.getExpression(), outputs, scope));
        }
        if (select.getOrderByElements() != null) {
            select.getOrderByElements().forEach(element -> sortKey(element.getExpression(), outputs, scope));
        }
        limit(select, outer);
        return outputs;
    }

    private void visitIfPresent(@Nullable Object clause, Scope scope) {
        if (clause instanceof Collection<?> list && !(clause instanceof Expression)) {
            list.forEach(element -> expressions.visit(element, scope));
        } else if (clause != null) {
            expressions.visit(clause, scope);
        }
    }

    /** A bare name in ORDER BY or DISTINCT ON means an output column first (manual, SELECT, ORDER BY clause). */
    private void sortKey(Expression key, List<Output> outputs, Scope scope) {
        boolean output = key instanceof Column column
                && column.getArrayConstructor() == null
                && columns.bareName(column)
                        .filter(name -> outputs.stream()
                                .anyMatch(candidate -> candidate.name().equals(name)))
                        .isPresent();
        if (!output) {
            expressions.visit(key, scope);
        }
    }

    /** After a set operation, or parentheses, ORDER BY may name output columns only; a sub-select would see CTEs inside them. */
    private void orderByOutputs(@Nullable List<OrderByElement> elements, List<Output> outputs) {
        for (OrderByElement element : elements == null ? List.<OrderByElement>of() : elements) {
            if (nodes.holdsQuery(element.getExpression())) {
                findings.add(
                        Rank.CONSTRUCT,
                        OutcomeReason.DISALLOWED_CONSTRUCT,
                        "ORDER BY behind a set operation or parentheses holds a sub-select; sort by an output column.");
            }
            sortKey(element.getExpression(), outputs, Scope.EMPTY);
        }
    }
}
