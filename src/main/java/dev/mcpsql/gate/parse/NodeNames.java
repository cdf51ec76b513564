// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.parse;

import dev.mcpsql.gate.lexicon.CalledName;
import dev.mcpsql.gate.lexicon.Lexicon;
import java.util.List;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.statement.select.TableFunction;

/** Reads off the parser's nodes which function they call. */
public final class NodeNames {

    private static final CalledName NONE = new CalledName("", "");

    private NodeNames() {}

    /** The function of {@code pg_catalog} that a node calls; {@code ""} when it calls another, or nothing by name. */
    public static String of(Object node) {
        CalledName call = written(node);
        return call.schema().isEmpty() || call.schema().equals(Lexicon.CATALOG) ? call.name() : "";
    }

    /** What a node of the parser's tree calls; an empty name when it calls nothing by name. */
    public static CalledName written(Object node) {
        if (node instanceof TableFunction) {
            return NONE;
        }
        if (node instanceof Function function) {
            return written(function.getMultipartName());
        }
        if (node instanceof AnalyticExpression analytic) {
            return written(List.of(analytic.getName().split("\\.", -1)));
        }
        return node instanceof ExtractExpression ? new CalledName("", "extract") : NONE;
    }

    /** Further parts than two are nobody's: {@code CallPolicy} refuses them by the tokens. */
    private static CalledName written(List<String> parts) {
        int last = parts.size() - 1;
        String schema = last > 0 ? Spans.identifier(parts.get(last - 1)) : "";
        return new CalledName(schema, Spans.identifier(parts.get(last)));
    }
}
