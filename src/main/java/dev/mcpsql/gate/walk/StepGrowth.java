// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.walk;

import dev.mcpsql.gate.cost.Cost;
import dev.mcpsql.gate.parse.NodeCatalog;
import dev.mcpsql.gate.parse.NodeNames;
import dev.mcpsql.gate.parse.Spans;
import dev.mcpsql.gate.scope.Output;
import dev.mcpsql.gate.scope.Scope;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Shown;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * What the steps of a recursive query make of its values. A step may add to a value, as in a path, but not multiply it: what
 * doubles in each of a hundred steps fills any memory.
 *
 * <p>The step is visited with short values and with long ones. Where what comes out differs by no more than what went in, each
 * step adds at most the same.
 */
final class StepGrowth {

    /** A path of a thousand pieces of a thousand bytes. */
    private static final long MAX_BYTES = 1_000_000;

    private static final long MORE_DIGITS = 1_000;
    private static final long MORE_BYTES = 10_000;
    private static final Cost LONG =
            Cost.LEAF.withDigits(Cost.LEAF.digits() + MORE_DIGITS).withBytes(Cost.LEAF.bytes() + MORE_BYTES);

    /** They join texts as {@code ||} does. */
    private static final Set<String> JOINING = Keywords.words("concat concat_ws");

    private final String name;
    private final List<Output> first;
    private final Set<String> columns;
    private final Set<String> counters = new HashSet<>();
    private final QueryWalk queries;
    private final NodeCatalog nodes;
    private final Findings findings;

    StepGrowth(String name, List<Output> first, QueryWalk queries, NodeCatalog nodes, Findings findings) {
        this.name = name;
        this.first = first;
        this.columns = first.stream().map(Output::name).collect(Collectors.toSet());
        this.queries = queries;
        this.nodes = nodes;
        this.findings = findings;
    }

    /** The columns of the query after the steps that were counted. */
    List<Output> after(StepCount count, PlainSelect step, Scope scope) {
        first.stream().map(Output::name).filter(count::isCounter).forEach(counters::add);
        long steps = count.steps().orElseThrow();
        checkOperations(step);
        step.getSelectItems().forEach(this::checkSubSelects);
        List<Output> fromShort = visit(step, scope, Cost.LEAF);
        List<Output> fromLong = visit(step, scope, LONG);
        for (int i = 0; i < Math.min(fromShort.size(), fromLong.size()); i++) {
            Cost less = fromShort.get(i).cost();
            Cost more = fromLong.get(i).cost();
            if (more.bytes() - less.bytes() > MORE_BYTES || more.digits() - less.digits() > MORE_DIGITS) {
                refuse("The column "
                        + Shown.line(i < first.size() ? first.get(i).name() : "") + " of the recursive query "
                        + Shown.line(name) + " multiplies in each step; carry it on, or append to it once with ||.");
            }
        }
        return grown(steps, fromShort, visit(step, scope, last(steps, fromShort)));
    }

    /** What a column can be at the end: the longest that it can be at the start, and what each step adds. */
    private Cost last(long steps, List<Output> fromShort) {
        long digits = longest(first, Cost::digits) + steps * added(fromShort, Cost::digits, Cost.LEAF.digits());
        long bytes = longest(first, Cost::bytes) + steps * added(fromShort, Cost::bytes, Cost.LEAF.bytes());
        if (bytes > MAX_BYTES + longest(first, Cost::bytes)) {
            refuse("The recursive query " + Shown.line(name) + " can append more than " + MAX_BYTES
                    + " bytes to a value in all its steps; append shorter pieces, or take fewer steps.");
        }
        return Cost.LEAF.withDigits(digits).withBytes(bytes);
    }

    private static long longest(List<Output> outputs, ToLongFunction<Cost> size) {
        return outputs.stream().map(Output::cost).mapToLong(size).max().orElse(0);
    }

    private static long added(List<Output> fromShort, ToLongFunction<Cost> size, long before) {
        return Math.max(0, longest(fromShort, size) - before);
    }

    private List<Output> grown(long steps, List<Output> fromShort, List<Output> end) {
        List<Output> outputs = new ArrayList<>();
        Cost last = last(steps, fromShort);
        for (int i = 0; i < first.size(); i++) {
            Cost step = i < end.size() ? end.get(i).cost() : Cost.NOTHING;
            Cost both = Cost.sum(List.of(first.get(i).cost(), step)).withBytes(last.bytes());
            outputs.add(first.get(i).costing(both.withWeight(1)));
        }
        return outputs;
    }

    private List<Output> visit(PlainSelect step, Scope scope, Cost self) {
        List<Output> outputs = first.stream()
                .map(column -> column.costing(counters.contains(column.name()) ? Cost.LEAF : self))
                .toList();
        return queries.outputs(step, scope.withCte(name, outputs));
    }

    /** Quoting multiplies a value, and so does whatever builds JSON or arrays out of it. */
    private void checkOperations(Object node) {
        boolean appends = node instanceof Concat || JOINING.contains(NodeNames.of(node));
        if (!appends && queries.isGrowing(node) && mentions(node)) {
            refuse("The recursive query " + Shown.line(name) + " builds "
                    + (NodeNames.of(node).isEmpty() ? "a row or an array" : "with " + Shown.line(NodeNames.of(node)))
                    + " from a column of its own in each step; carry the column on, or append to it once with ||.");
        }
        if (NodeNames.of(node).equals("generate_series")) {
            refuse("The recursive query " + Shown.line(name)
                    + " calls generate_series in each step; call it in a WITH query before it.");
        }
        nodes.children(node).forEach(this::checkOperations);
    }

    private void checkSubSelects(SelectItem<?> item) {
        if (hasSubSelect(item)) {
            refuse("The last arm of the recursive query " + Shown.line(name)
                    + " has a sub-select over its own columns in the select list; join instead.");
        }
    }

    private boolean hasSubSelect(Object node) {
        return (node instanceof Select && mentions(node))
                || nodes.children(node).stream().anyMatch(this::hasSubSelect);
    }

    /** Whether a column of such a name is below; another relation's column of that name counts as well. */
    private boolean mentions(Object node) {
        return (node instanceof Column column && columns.contains(Spans.identifier(column.getColumnName())))
                || nodes.children(node).stream().anyMatch(this::mentions);
    }

    private void refuse(String message) {
        findings.add(Rank.GROWTH, OutcomeReason.TOO_COMPLEX, message);
    }
}
