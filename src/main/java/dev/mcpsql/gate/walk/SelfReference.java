// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.walk;

import dev.mcpsql.gate.parse.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * Where the recursive arm of a query reads that query itself.
 *
 * @param qualifier what its columns are called by there
 * @param query the query's name
 */
record SelfReference(String qualifier, String query) {

    /** The reference among the items of the arm's FROM list; empty where PostgreSQL or the proof of its end refuses it. */
    static Optional<SelfReference> in(PlainSelect step, String query) {
        List<Join> joins = step.getJoins() == null ? List.of() : step.getJoins();
        List<FromItem> items = new ArrayList<>();
        items.add(step.getFromItem());
        joins.forEach(join -> items.add(join.getFromItem()));
        for (int at = 0; at < items.size(); at++) {
            if (items.get(at) instanceof Table table && names(table, query)) {
                boolean plain = table.getAlias() == null || table.getAlias().getAliasColumns() == null;
                return plain && items.stream().noneMatch(LateralSubSelect.class::isInstance) && isKept(joins, at)
                        ? Optional.of(new SelfReference(qualifier(table), query))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean names(Table table, String query) {
        return table.getNameParts().size() == 1
                && Spans.identifier(table.getName()).equals(query);
    }

    private static String qualifier(Table table) {
        return Spans.identifier(
                table.getAlias() == null ? table.getName() : table.getAlias().getName());
    }

    /** Whether no join can put nulls in its place: LEFT JOIN may only follow it. */
    private static boolean isKept(List<Join> joins, int at) {
        return joins.stream().noneMatch(join -> join.isRight() || join.isFull())
                && (at == 0 || !joins.get(at - 1).isLeft());
    }

    /** Whether a node is a column of that name of the query itself. Where another item has it too, PostgreSQL objects. */
    boolean isColumn(Object node, String name) {
        if (!(node instanceof Column column) || column.getArrayConstructor() != null) {
            return false;
        }
        Table table = column.getTable();
        return Spans.identifier(column.getColumnName()).equals(name)
                && (table == null
                        || (table.getNameParts().size() == 1
                                && Spans.identifier(table.getName()).equals(qualifier)));
    }
}
