// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

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
    private static final Set<String> AGGREGATES = Keywords.words("""
            count sum avg min max stddev stddev_pop stddev_samp variance var_pop var_samp bool_and bool_or every bit_and bit_or
            bit_xor corr covar_pop covar_samp regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx
            regr_sxy regr_syy any_value string_agg array_agg json_agg jsonb_agg json_object_agg jsonb_object_agg range_agg
            range_intersect_agg percentile_cont percentile_disc mode grouping""");

    private final ColumnResolver columns;
    private final ExpressionWalk expressions;
    private final NodeCatalog nodes;
    private final Map<Integer, Integer> positions = new HashMap<>();

    GroupByWalk(ColumnResolver columns, ExpressionWalk expressions, NodeCatalog nodes) {
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
        keys.forEach(key -> visitKey(key, keys, select, outputs, scope));
    }

    private static void addKeys(Object node, List<Object> keys) {
        if (node instanceof ExpressionList<?> list && !(node instanceof RowConstructor)) {
            list.forEach(element -> addKeys(element, keys));
        } else if (node instanceof Function function
                && GROUPING.contains(CalledName.of(function))
                && function.getParameters() != null) {
            addKeys(function.getParameters(), keys);
        } else {
            keys.add(node);
        }
    }

    private void visitKey(Object key, List<Object> keys, PlainSelect select, List<Output> outputs, Scope scope) {
        Optional<String> name = key instanceof Column column && column.getArrayConstructor() == null
                ? columns.bareName(column).filter(bare -> scope.ownColumn(bare).isEmpty())
                : Optional.empty();
        int output = name.map(bare -> indexOf(bare, outputs)).orElse(-1);
        if (output < 0) {
            expressions.visit(key, scope);
        } else if (scope.hasRelation()
                && !failsWhenCaptured(select.getSelectItems().get(output), keys)) {
            columns.refuse(
                    Shown.line(name.orElse("")),
                    " cannot be told from a column of the tables in GROUP BY; group by its position.");
        } else {
            positions.put(columns.firstToken((Column) key), output + 1);
        }
    }

    private static int indexOf(String name, List<Output> outputs) {
        return outputs.stream().map(Output::name).toList().indexOf(name);
    }

    private boolean failsWhenCaptured(SelectItem<?> output, List<Object> keys) {
        Set<String> grouped = keys.stream()
                .filter(Column.class::isInstance)
                .map(Object::toString)
                .collect(Collectors.toSet());
        return ungrouped(output.getExpression(), grouped) == Use.UNGROUPED;
    }

    /** What an expression does with columns. */
    private enum Use {
        NONE,
        UNGROUPED,
        AGGREGATED
    }

    private Use ungrouped(Object node, Set<String> grouped) {
        if (node instanceof AnalyticExpression || AGGREGATES.contains(CalledName.of(node))) {
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
