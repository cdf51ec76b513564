// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import java.util.Optional;
import java.util.OptionalLong;
import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;

/**
 * A LIMIT whose value is known from the text.
 *
 * @param rows the number of rows; empty for {@code ALL} and {@code NULL}, which limit nothing
 */
record StatedLimit(OptionalLong rows) {

    /** The value of a LIMIT clause; empty when only PostgreSQL could compute it. */
    static Optional<StatedLimit> of(Limit limit) {
        if (limit.getRowCount() instanceof AllValue || limit.getRowCount() instanceof NullValue) {
            return Optional.of(new StatedLimit(OptionalLong.empty()));
        }
        OptionalLong rows = sum(limit.getRowCount());
        return rows.isPresent() ? Optional.of(new StatedLimit(rows)) : Optional.empty();
    }

    /** The smallest outermost LIMIT of a whole statement; empty when nothing limits it. */
    static OptionalLong outermost(Select root) {
        OptionalLong own = root.getLimit() == null
                ? OptionalLong.empty()
                : of(root.getLimit()).map(StatedLimit::rows).orElse(OptionalLong.empty());
        OptionalLong inner = inner(root);
        return own.isPresent() && inner.isPresent()
                ? OptionalLong.of(Math.min(own.getAsLong(), inner.getAsLong()))
                : own.isPresent() ? own : inner;
    }

    /** The parser hangs the LIMIT of a set operation without ORDER BY on its last arm; an arm's own has parentheses. */
    private static OptionalLong inner(Select root) {
        if (root instanceof ParenthesedSelect parenthesed) {
            return outermost(parenthesed.getSelect());
        }
        if (root instanceof SetOperationList operations) {
            Select last = operations.getSelects().get(operations.getSelects().size() - 1);
            return last instanceof ParenthesedSelect ? OptionalLong.empty() : outermost(last);
        }
        return OptionalLong.empty();
    }

    /** An integer constant, or a sum of such. */
    private static OptionalLong sum(Expression expression) {
        if (expression instanceof LongValue number) {
            String digits = number.getStringValue();
            return digits.length() <= 18 ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
        }
        if (expression instanceof Addition addition) {
            OptionalLong left = sum(addition.getLeftExpression());
            OptionalLong right = sum(addition.getRightExpression());
            return left.isPresent() && right.isPresent() && left.getAsLong() + right.getAsLong() >= 0
                    ? OptionalLong.of(left.getAsLong() + right.getAsLong())
                    : OptionalLong.empty();
        }
        return OptionalLong.empty();
    }
}
