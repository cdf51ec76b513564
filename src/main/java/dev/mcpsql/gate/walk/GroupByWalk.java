// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.walk;

import dev.mcpsql.gate.lexicon.Lexicon;
import dev.mcpsql.gate.parse.NodeCatalog;
import dev.mcpsql.gate.parse.NodeNames;
import dev.mcpsql.gate.scope.ColumnResolver;
import dev.mcpsql.gate.scope.Output;
import dev.mcpsql.gate.scope.Scope;
import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * Visits GROUP BY, where a bare name means a column of FROM first and an output column second (parse_clause.c,
 * findTargetlistEntrySQL92).
 *
 * <p>So a column that the profile hides could capture the name of an output. No such name is left in the text that runs:
 * {@link #positions} replaces it. It is only admitted where PostgreSQL would likely raise an error for a captured name,
 * the output holding a column that would be left ungrouped; grouping by position, or by a primary key, defeats that test.
 */
final class GroupByWalk {

    private static final Set<String> GROUPING = Keywords.words("rollup cube");

    private final Lexicon lexicon;
    private final ColumnResolver columns;
    private final ExpressionWalk expressions;
    private final NodeCatalog nodes;
    private final Map<Integer, Integer> positions = new HashMap<>();

    GroupByWalk(Lexicon lexicon, ColumnResolver columns, ExpressionWalk expressions, NodeCatalog nodes) {
        this.lexicon = lexicon;
        this.columns = columns;
        this.expressions = expressions;
        this.nodes = nodes;
    }

    /** The tokens that name an output column, each with the position of that column in its select list. */
    Map<Integer, Integer> positions() {
        return positions;
    }

    void visit(PlainSelect select, List<Output> outputs, Scope scope) {
        GroupByElement groupBy = select.getGroupBy();
        if (groupBy == null) {
            return;
        }
        List<Object> keys = new ArrayList<>();
        if (groupBy.getGroupByExpressionList() != null) {
            addKeys(groupBy.getGroupByExpressionList(), keys);
        }
        groupBy.getGroupingSets().forEach(set -> addKeys(set, keys));
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            names.putIfAbsent(outputs.get(i).name(), i);
        }
        Set<String> grouped = keys.stream()
                .filter(Column.class::isInstance)
                .map(Object::toString)
                .collect(Collectors.toSet());
        keys.forEach(key -> visitKey(key, grouped, select, names, scope));
    }

    private static void addKeys(Object node, List<Object> keys) {
        if (node instanceof ExpressionList<?> list && !(node instanceof RowConstructor)) {
            list.forEach(element -> addKeys(element, keys));
        } else if (node instanceof Function function
                && GROUPING.contains(NodeNames.of(function))
                && function.getParameters() != null) {
            addKeys(function.getParameters(), keys);
        } else {
            keys.add(node);
        }
    }

    private void visitKey(
            Object key, Set<String> grouped, PlainSelect select, Map<String, Integer> names, Scope scope) {
        Optional<String> name = key instanceof Column column && column.getArrayConstructor() == null
                ? columns.bareName(column).filter(bare -> scope.ownColumn(bare).isEmpty())
                : Optional.empty();
        int output = name.map(bare -> names.getOrDefault(bare, -1)).orElse(-1);
        if (output < 0) {
            expressions.visit(key, scope);
        } else if (scope.hasRelation()
                && !failsWhenCaptured(select.getSelectItems().get(output), grouped)) {
            columns.refuse(
                    Shown.line(name.orElse("")),
                    " cannot be told from a column of the tables in GROUP BY; group by its position.");
        } else {
            positions.put(columns.firstToken((Column) key), output + 1);
        }
    }

    private boolean failsWhenCaptured(SelectItem<?> output, Set<String> grouped) {
        return ungrouped(output.getExpression(), grouped) == Use.UNGROUPED;
    }

    /** What an expression does with columns. */
    private enum Use {
        NONE,
        UNGROUPED,
        AGGREGATED
    }

    private Use ungrouped(Object node, Set<String> grouped) {
        if (node instanceof AnalyticExpression || lexicon.isAggregate(NodeNames.written(node))) {
            return Use.AGGREGATED;
        }
        if (node instanceof Column column) {
            return grouped.contains(column.toString()) ? Use.NONE : Use.UNGROUPED;
        }
        if (node instanceof Select) {
            return Use.NONE;
        }
        return nodes.children(node).stream()
                .map(child -> ungrouped(child, grouped))
                .max(Enum::compareTo)
                .orElse(Use.NONE);
    }
}
