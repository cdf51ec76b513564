// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.walk;

import dev.mcpsql.gate.parse.Spans;
import dev.mcpsql.gate.scope.Output;
import dev.mcpsql.gate.scope.Scope;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Shown;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.List;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/** Visits WITH lists: each query sees those before it (manual §7.8). */
final class CteWalk {

    private final QueryWalk queries;
    private final Recursion recursion;
    private final Findings findings;

    CteWalk(QueryWalk queries, Recursion recursion, Findings findings) {
        this.queries = queries;
        this.recursion = recursion;
        this.findings = findings;
    }

    /** The scope of the query behind the list. */
    Scope scope(@Nullable List<WithItem<?>> items, Scope outer) {
        if (items == null) {
            return outer;
        }
        Scope scope = outer;
        for (WithItem<?> item : items) {
            scope = scope.withCte(name(item), outputs(item, recursion.isRecursive(item, items), scope));
        }
        return scope;
    }

    private List<Output> outputs(WithItem<?> item, boolean recursive, Scope scope) {
        if (item.getParenthesedStatement() instanceof ParenthesedSelect body) {
            return recursive
                    ? recursion.outputs(name(item), columnNames(item), body, scope)
                    : QueryWalk.renamedTo(queries.outputs(body, scope), columnNames(item));
        }
        findings.add(
                Rank.WRITE,
                OutcomeReason.WRITEABLE_CTE,
                "WITH " + Shown.line(name(item)) + " holds a statement that is not a SELECT; leave it out.");
        return List.of();
    }

    static String name(WithItem<?> item) {
        return Spans.identifier(item.getAlias().getName());
    }

    /** The column list of {@code WITH name (a, b) AS …} names the first columns anew. */
    private static List<String> columnNames(WithItem<?> item) {
        List<SelectItem<?>> names = item.getWithItemList();
        return names == null
                ? List.of()
                : names.stream().map(name -> Spans.identifier(name.toString())).toList();
    }
}
