// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.walk;

import dev.mcpsql.gate.cost.Literals;
import dev.mcpsql.gate.cost.SeriesLength;
import dev.mcpsql.gate.parse.NodeCatalog;
import dev.mcpsql.gate.parse.NodeNames;
import dev.mcpsql.gate.parse.Spans;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;

/**
 * Bounds how many rows {@code generate_series} makes out of nothing (manual §9.26). Series that one query joins, or reads in
 * its sub-selects, multiply; those of the arms of a UNION add up.
 */
public final class SeriesRows {

    private static final String SERIES = "generate_series";

    private final int maxRows;
    private final NodeCatalog nodes;
    private final SeriesLength length;
    private final Findings findings;

    public SeriesRows(int maxRows, NodeCatalog nodes, Literals literals, Findings findings) {
        this.maxRows = maxRows;
        this.nodes = nodes;
        this.length = new SeriesLength(literals);
        this.findings = findings;
    }

    /** Notes a finding when the series of a statement make more rows than the profile admits, or nobody knows how many. */
    public void check(Select root) {
        rows(root, Map.of());
    }

    private long rows(Object node, Map<String, Long> ctes) {
        if (node instanceof Column || node instanceof AllTableColumns) {
            return 1;
        }
        if (node instanceof Table table) {
            return table.getNameParts().size() == 1 ? ctes.getOrDefault(Spans.identifier(table.getName()), 1L) : 1;
        }
        Map<String, Long> seen = node instanceof Select select && select.getWithItemsList() != null
                ? withCtes(select.getWithItemsList(), ctes)
                : ctes;
        if (node instanceof SetOperationList union) {
            return Math.max(
                    1,
                    bounded(union.getSelects().stream()
                            .mapToLong(arm -> rows(arm, seen))
                            .filter(rows -> rows > 1)
                            .sum()));
        }
        return product(node, seen);
    }

    private long product(Object node, Map<String, Long> ctes) {
        long rows = node instanceof Function call && NodeNames.of(call).equals(SERIES) ? length(call) : 1;
        for (Object child : nodes.children(node)) {
            rows = child instanceof WithItem ? rows : bounded(rows * rows(child, ctes));
        }
        return rows;
    }

    /** A recursive query would make its series anew in each step. */
    private Map<String, Long> withCtes(List<WithItem<?>> items, Map<String, Long> outer) {
        Map<String, Long> ctes = new HashMap<>(outer);
        boolean recursive = items.get(0).isRecursive();
        for (WithItem<?> item : items) {
            String name = CteWalk.name(item);
            if (recursive) {
                ctes.put(name, 1L);
            }
            long rows = rows(item.getParenthesedStatement(), Map.copyOf(ctes));
            ctes.put(name, rows);
        }
        return Map.copyOf(ctes);
    }

    private long length(Function call) {
        OptionalLong rows = length.of(call);
        if (rows.isEmpty()) {
            findings.add(
                    Rank.CONSTRUCT,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    SERIES + " takes literals here, as in " + SERIES + "(1, 12) or " + SERIES
                            + "(date '2024-01-01', date '2024-12-31', interval '1 month');"
                            + " current_date and now() may stand for a date, interval '…' may be added to it.");
            return 1;
        }
        return bounded(Math.max(1, rows.getAsLong()));
    }

    private long bounded(long rows) {
        if (rows <= maxRows) {
            return rows;
        }
        findings.add(
                Rank.GROWTH,
                OutcomeReason.TOO_COMPLEX,
                SERIES + " makes more than " + maxRows
                        + " rows, counting each with each; take fewer or larger steps, or one series.");
        return maxRows;
    }
}
