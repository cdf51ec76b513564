// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.Findings.Rank;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.Select;

/** Visits every node of an expression, resolves its columns and sums up its cost. */
final class ExpressionWalk {

    /** Functions that can make a large value from small ones. */
    private static final Set<String> GROWING = Keywords.words("""
            string_agg array_agg json_agg jsonb_agg json_object_agg jsonb_object_agg range_agg replace regexp_replace translate
            concat concat_ws overlay quote_literal quote_nullable encode json_build_object jsonb_build_object
            json_build_array jsonb_build_array jsonb_pretty jsonb_set jsonb_set_lax jsonb_insert array_cat array_append
            array_prepend array_replace array_to_string to_char to_json to_jsonb json_object jsonb_object like_escape
            similar_to_escape string_to_array regexp_split_to_array regexp_match jsonb_path_query_array normalize row""");

    /** Reserved words that the parser rightly reads as calls. */
    private static final Set<String> RESERVED_CALLS =
            Keywords.words("array any some all current_time current_timestamp");

    private final NodeCatalog nodes;
    private final ColumnResolver columns;
    private final QueryWalk queries;
    private final Findings findings;

    /** The clauses visited so far in the innermost sub-select that is an expression, or in the statement. */
    private Cost visited = Cost.NOTHING;

    ExpressionWalk(NodeCatalog nodes, ColumnResolver columns, QueryWalk queries, Findings findings) {
        this.nodes = nodes;
        this.columns = columns;
        this.queries = queries;
        this.findings = findings;
    }

    /** The cost of a whole expression, or of a clause with its expressions; a finding when it is over the bound. */
    Cost visit(Object expression, Scope scope) {
        Cost cost = cost(expression, scope);
        visited = Cost.sum(List.of(visited, cost));
        if (cost.excessive()) {
            findings.add(
                    Rank.GROWTH,
                    OutcomeReason.TOO_COMPLEX,
                    "An expression stands for more than " + Cost.MAX_WEIGHT + " values, or for more than "
                            + Cost.MAX_GROWTH
                            + " nested text- or array-building steps, once its derived columns are filled in.");
        }
        return cost;
    }

    private Cost cost(Object node, Scope scope) {
        if (node instanceof Column column) {
            return column(column, scope);
        }
        if (node instanceof Select select) {
            return subSelect(select, scope);
        }
        if (node instanceof AllColumns star) {
            return star(star);
        }
        if (node instanceof Concat concat) {
            return concatenation(concat, scope);
        }
        if (node instanceof ExpressionList<?> list && list.stream().allMatch(ExpressionWalk::isLiteral)) {
            return Cost.LEAF;
        }
        if (node instanceof Between between) {
            return between(between, scope);
        }
        if (node instanceof InExpression in) {
            return Cost.sum(List.of(
                    cost(in.getLeftExpression(), scope).times(comparisons(in)), cost(in.getRightExpression(), scope)));
        }
        if (node instanceof Function function) {
            checkName(function);
        }
        Cost inside = children(node, scope);
        return isGrowing(node) ? inside.grown() : inside;
    }

    /** Literals are compared as one array; any other element is a comparison with its own copy of the left side. */
    private static int comparisons(InExpression in) {
        return in.getRightExpression() instanceof ExpressionList<?> list
                ? (int) Math.max(
                        1, list.stream().filter(node -> !isLiteral(node)).count())
                : 1;
    }

    /** PostgreSQL writes it out as comparisons, four when SYMMETRIC, each with its own copies (parse_expr.c). */
    private Cost between(Between between, Scope scope) {
        int ranges = between.isUsingSymmetric() ? 2 : 1;
        return Cost.sum(List.of(
                cost(between.getLeftExpression(), scope).times(2 * ranges),
                cost(between.getBetweenExpressionStart(), scope).times(ranges),
                cost(between.getBetweenExpressionEnd(), scope).times(ranges)));
    }

    /** Where a derived column is replaced by this, the planner copies all clauses, not the select list alone. */
    private Cost subSelect(Select select, Scope scope) {
        Cost around = visited;
        visited = Cost.NOTHING;
        List<Output> outputs = queries.outputs(select, scope);
        long weight = Math.max(1, visited.weight());
        visited = around;
        return new Cost(
                weight, Cost.sum(outputs.stream().map(Output::cost).toList()).growth());
    }

    /** The text of an array or a row quotes its elements, and that of a {@code bytea} spells each byte with two digits. */
    private static boolean isGrowing(Object node) {
        return GROWING.contains(calledName(node))
                || node instanceof ArrayConstructor
                || (node instanceof ParenthesedExpressionList<?> row
                        && (row.size() > 1 || row instanceof RowConstructor))
                || (node instanceof CastExpression cast
                        && Spans.identifier(cast.getColDataType().getDataType()).equals("bytea"));
    }

    /** A reserved word is no function: PostgreSQL read a clause where the parser read a call. */
    private void checkName(Function function) {
        String name = function.getMultipartName().get(0);
        if (Keywords.RESERVED.contains(name.toLowerCase(Locale.ROOT))
                && !RESERVED_CALLS.contains(name.toLowerCase(Locale.ROOT))) {
            findings.add(
                    Rank.FIDELITY,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    name + " could not be read without doubt; write that part with simpler syntax.");
        }
    }

    private Cost children(Object node, Scope scope) {
        boolean counts = calledName(node).equals("count");
        return Cost.sum(nodes.children(node).stream()
                .filter(child -> !(counts && isStarArgument(child)))
                .map(child -> cost(child, scope))
                .toList());
    }

    private Cost column(Column column, Scope scope) {
        Cost cost = columns.resolve(column, scope);
        return column.getArrayConstructor() == null
                ? cost
                : Cost.sum(List.of(cost, cost(column.getArrayConstructor(), scope)));
    }

    private Cost star(AllColumns star) {
        findings.add(
                Rank.STAR,
                OutcomeReason.SELECT_STAR,
                star + " stands for every column; name the columns you need instead.");
        return Cost.LEAF;
    }

    /** A chain of {@code a || b || c} is one step of growth, however long: its length is in the weight. */
    private Cost concatenation(Concat chain, Scope scope) {
        List<Cost> operands = new ArrayList<>();
        Object left = chain;
        while (left instanceof Concat link) {
            operands.add(cost(link.getRightExpression(), scope));
            left = link.getLeftExpression();
        }
        operands.add(cost(left, scope));
        return Cost.sum(operands).grown();
    }

    /** {@code count(*)} counts rows and reads no column. */
    private static boolean isStarArgument(Object child) {
        return child.getClass() == AllColumns.class
                || (child instanceof ExpressionList<?> list
                        && list.size() == 1
                        && list.get(0).getClass() == AllColumns.class);
    }

    private static boolean isLiteral(Object node) {
        return node instanceof LongValue
                || node instanceof StringValue
                || node instanceof DoubleValue
                || node instanceof NullValue;
    }

    /** The last part of the name that a node calls; empty when it calls nothing by name. */
    static String calledName(Object node) {
        if (node instanceof Function function) {
            List<String> parts = function.getMultipartName();
            return Spans.identifier(parts.get(parts.size() - 1));
        }
        if (node instanceof AnalyticExpression analytic) {
            String name = analytic.getName();
            return Spans.identifier(name.substring(name.lastIndexOf('.') + 1));
        }
        return "";
    }
}
