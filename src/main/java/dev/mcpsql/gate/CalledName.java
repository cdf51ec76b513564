// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import java.util.List;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;

/**
 * The name of a function or a type as it stands in a statement.
 *
 * @param schema the schema written before it, or {@code ""}
 * @param name the name; {@code ""} when nothing is named
 */
record CalledName(String schema, String name) {

    private static final CalledName NONE = new CalledName("", "");

    /** What a node of the parser's tree calls; an empty name when it calls nothing by name. */
    static CalledName of(Object node) {
        if (node instanceof Function function) {
            return of(function.getMultipartName());
        }
        if (node instanceof AnalyticExpression analytic) {
            return of(List.of(analytic.getName().split("\\.", -1)));
        }
        return node instanceof ExtractExpression ? new CalledName("", "extract") : NONE;
    }

    /** Further parts than two are nobody's: {@link CallPolicy} refuses them by the tokens. */
    private static CalledName of(List<String> parts) {
        int last = parts.size() - 1;
        String schema = last > 0 ? Spans.identifier(parts.get(last - 1)) : "";
        return new CalledName(schema, Spans.identifier(parts.get(last)));
    }

    /** The name when it is one of {@code pg_catalog}, else {@code ""}. */
    String ofCatalog() {
        return schema.isEmpty() || schema.equals(Lexicon.CATALOG) ? name : "";
    }
}
