// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.walk;

import dev.mcpsql.gate.parse.NodeCatalog;
import dev.mcpsql.gate.parse.Spans;
import dev.mcpsql.gate.scope.Output;
import dev.mcpsql.gate.scope.Scope;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Shown;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;
import net.sf.jsqlparser.statement.select.WithItem;

/**
 * Admits a recursive query (manual §7.8.2) that proves its own end: it counts its steps in a column and stops at a literal.
 *
 * <p>The text that runs is never edited, so the bound must be in it ({@link StepCount}). What a step adds to a value is
 * measured, for it adds that in each step ({@link StepGrowth}).
 */
final class Recursion {

    private final int maxDepth;
    private final QueryWalk queries;
    private final NodeCatalog nodes;
    private final Findings findings;

    Recursion(int maxDepth, QueryWalk queries, NodeCatalog nodes, Findings findings) {
        this.maxDepth = maxDepth;
        this.queries = queries;
        this.nodes = nodes;
        this.findings = findings;
    }

    /** Whether a query of a WITH list refers to itself. Of two that refer to each other neither is admitted. */
    boolean isRecursive(WithItem<?> item, List<WithItem<?>> list) {
        if (!list.get(0).isRecursive()) {
            return false;
        }
        Set<String> named = relations(item.getParenthesedStatement()).collect(Collectors.toSet());
        list.subList(list.indexOf(item) + 1, list.size()).stream()
                .map(CteWalk::name)
                .filter(named::contains)
                .forEach(later -> refuse("In WITH RECURSIVE " + Shown.line(CteWalk.name(item)) + " refers to "
                        + Shown.line(later) + ", which stands behind it; refer to queries before it, or to itself."));
        return named.contains(CteWalk.name(item));
    }

    /** The columns of a recursive query; findings when it does not count its steps or grows too much. */
    List<Output> outputs(String name, List<String> columnNames, ParenthesedSelect body, Scope scope) {
        // A recursion inside would be visited over and over.
        if (!(body.getSelect() instanceof SetOperationList union) || hasWith(body) || !hasShape(name, union)) {
            refuse(howTo(name));
            return List.of();
        }
        int last = union.getSelects().size() - 1;
        PlainSelect step = (PlainSelect) union.getSelects().get(last);
        List<Select> starts = union.getSelects().subList(0, last);
        List<Output> first = QueryWalk.renamedTo(queries.arms(starts, scope), columnNames);
        StepCount count = new StepCount(name, first, starts, step);
        OptionalLong steps = count.steps();
        if (steps.isEmpty() || steps.getAsLong() > maxDepth) {
            refuse(howTo(name));
            return first;
        }
        return new StepGrowth(name, first, queries, nodes, findings).after(count, step, scope);
    }

    /** One reference to itself, in the FROM list of the last arm, on a side that no outer join fills with nulls. */
    private boolean hasShape(String name, SetOperationList union) {
        List<Select> arms = union.getSelects();
        return union.getOperations().stream().allMatch(UnionOp.class::isInstance)
                && arms.get(arms.size() - 1) instanceof PlainSelect step
                && isUnlimited(union)
                && isUnlimited(step)
                && arms.subList(0, arms.size() - 1).stream().allMatch(arm -> references(arm, name) == 0)
                && references(step, name) == 1
                && SelfReference.in(step, name).isPresent();
    }

    /** PostgreSQL has neither ORDER BY nor LIMIT here, and the parser may hang those of the union on its last arm. */
    private static boolean isUnlimited(Select select) {
        return select.getOrderByElements() == null
                && select.getLimit() == null
                && select.getOffset() == null
                && select.getFetch() == null;
    }

    private String howTo(String name) {
        String self = Shown.line(Shown.name(name));
        return "WITH RECURSIVE " + self + " must count its own steps, " + maxDepth
                + " at most; write it like WITH RECURSIVE " + self
                + " AS (SELECT …, 1 AS depth FROM … UNION ALL SELECT …, " + self
                + ".depth + 1 FROM … JOIN " + self + " ON … WHERE " + self + ".depth < " + Math.max(2, maxDepth)
                + "), with one reference to itself, in the FROM of its last arm, and no WITH inside.";
    }

    private long references(Object node, String name) {
        return relations(node).filter(name::equals).count();
    }

    /** The unqualified names of relations in a tree; one that an inner WITH hides is there, too. */
    private Stream<String> relations(Object node) {
        if (node instanceof Column || node instanceof AllTableColumns) {
            return Stream.empty();
        }
        if (node instanceof Table table) {
            return table.getNameParts().size() == 1 ? Stream.of(Spans.identifier(table.getName())) : Stream.empty();
        }
        return nodes.children(node).stream().flatMap(this::relations);
    }

    private boolean hasWith(Object node) {
        return node instanceof WithItem || nodes.children(node).stream().anyMatch(this::hasWith);
    }

    private void refuse(String message) {
        findings.add(Rank.RECURSION, OutcomeReason.DISALLOWED_CONSTRUCT, message);
    }
}
