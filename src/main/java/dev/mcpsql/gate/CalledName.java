// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import java.util.List;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.statement.select.TableFunction;

/** Tells what a node of the parser's tree calls. */
final class CalledName {

    private CalledName() {}

    /** The last part of the name that a node calls; empty when it calls nothing by name. */
    static String of(Object node) {
        if (node instanceof TableFunction) {
            return "";
        }
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
