// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.walk;

import dev.mcpsql.gate.cost.Cost;
import dev.mcpsql.gate.lexicon.SetReturning;
import dev.mcpsql.gate.parse.NodeNames;
import dev.mcpsql.gate.parse.Spans;
import dev.mcpsql.gate.scope.Output;
import dev.mcpsql.gate.scope.Scope;
import dev.mcpsql.gate.scope.Stars;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Shown;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Visits select lists and names their columns as PostgreSQL does (parse_target.c). */
final class SelectList {

    /**
     * As many as PostgreSQL makes (manual, appendix K). Stars over stars double with each query around them, so that a short
     * text would fill the memory here.
     */
    private static final int MAX_COLUMNS = 1_664;

    private final ExpressionWalk expressions;
    private final RowFunctions rows;
    private final Stars stars;
    private final Findings findings;

    SelectList(ExpressionWalk expressions, RowFunctions rows, Stars stars, Findings findings) {
        this.expressions = expressions;
        this.rows = rows;
        this.stars = stars;
        this.findings = findings;
    }

    /** The columns that the list makes, stars replaced by what they stand for. */
    List<Output> outputs(PlainSelect select, Scope scope) {
        List<Output> outputs = new ArrayList<>();
        for (SelectItem<?> item :
                select.getSelectItems() == null ? List.<SelectItem<?>>of() : select.getSelectItems()) {
            outputs.addAll(outputs(item, scope));
            if (outputs.size() > MAX_COLUMNS) {
                findings.add(
                        Rank.GROWTH,
                        OutcomeReason.TOO_COMPLEX,
                        "A select list has more than " + MAX_COLUMNS + " columns; name those you need.");
                break;
            }
        }
        return outputs;
    }

    /** Whether the number of columns is not the number of items. */
    static boolean hasStar(PlainSelect select) {
        return select.getSelectItems() != null
                && select.getSelectItems().stream().anyMatch(item -> item.getExpression() instanceof AllColumns);
    }

    private List<Output> outputs(SelectItem<?> item, Scope scope) {
        Alias alias = item.getAlias();
        if (item.getExpression() instanceof AllColumns star && alias == null) {
            return stars.columns(star, scope);
        }
        if (alias != null && alias.getAliasColumns() != null) {
            findings.add(
                    Rank.CONSTRUCT,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "The alias " + Shown.line(alias.getName()) + " has a column list; give each column its own alias.");
        }
        Cost cost = cost(item.getExpression(), scope);
        String name = alias == null ? inferredName(item.getExpression()) : Spans.identifier(alias.getName());
        return List.of(new Output(name, cost));
    }

    private Cost cost(Expression expression, Scope scope) {
        return expression instanceof Function call && SetReturning.NAMES.contains(NodeNames.of(call))
                ? rows.value(call, scope)
                : expressions.visit(expression, scope);
    }

    /** PostgreSQL calls an unnamed column after its column or function (parse_target.c, FigureColname). */
    private static String inferredName(Expression expression) {
        if (expression instanceof Column column) {
            return column.getArrayConstructor() == null ? Spans.identifier(column.getColumnName()) : "";
        }
        boolean call = expression instanceof Function || expression instanceof AnalyticExpression;
        return call ? NodeNames.written(expression).name() : "";
    }
}
