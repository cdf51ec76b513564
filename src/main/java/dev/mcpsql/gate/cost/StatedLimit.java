// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.cost;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;

/**
 * A LIMIT whose value is known from the text.
 *
 * @param rows the number of rows; empty for {@code ALL} and {@code NULL}, which limit nothing
 */
public record StatedLimit(OptionalLong rows) {

    /** Longest number that is certain to be a {@code bigint}; numbers with a point would be rounded (manual §8.1.2). */
    private static final int MAX_DIGITS = 18;

    /** The value of a LIMIT clause; empty when only PostgreSQL could compute it. */
    static Optional<StatedLimit> of(Limit limit) {
        if (limit.getRowCount() instanceof AllValue || limit.getRowCount() instanceof NullValue) {
            return Optional.of(new StatedLimit(OptionalLong.empty()));
        }
        return known(value(limit.getRowCount()));
    }

    /** The value of a FETCH clause, one row when it has no number; empty when it is no literal. */
    static Optional<StatedLimit> of(Fetch fetch) {
        return known(fetch.getExpression() == null ? OptionalLong.of(1) : literal(fetch.getExpression()));
    }

    private static Optional<StatedLimit> known(OptionalLong rows) {
        return rows.isPresent() && rows.getAsLong() >= 0 ? Optional.of(new StatedLimit(rows)) : Optional.empty();
    }

    /** The smallest outermost LIMIT or FETCH of a whole statement; empty when nothing limits it. */
    public static OptionalLong outermost(Select root) {
        Optional<StatedLimit> limit = Optional.ofNullable(root.getLimit()).flatMap(StatedLimit::of);
        Optional<StatedLimit> fetch = Optional.ofNullable(root.getFetch()).flatMap(StatedLimit::of);
        LongStream own =
                Stream.of(limit, fetch).flatMap(Optional::stream).flatMapToLong(stated -> stated.rows().stream());
        return LongStream.concat(own, inner(root).stream()).min();
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

    /** An integer constant; empty for anything else. */
    public static OptionalLong literal(Expression expression) {
        return expression instanceof LongValue number && number.getStringValue().length() <= MAX_DIGITS
                ? OptionalLong.of(Long.parseLong(number.getStringValue()))
                : OptionalLong.empty();
    }

    /** An integer constant, or a sum, difference or product of such; what overflows {@code bigint} is unknown. */
    private static OptionalLong value(Expression expression) {
        if (expression instanceof ParenthesedExpressionList<?> parentheses && parentheses.size() == 1) {
            return value((Expression) parentheses.get(0));
        }
        if (expression instanceof BinaryExpression operation) {
            OptionalLong left = value(operation.getLeftExpression());
            OptionalLong right = value(operation.getRightExpression());
            return left.isPresent() && right.isPresent()
                    ? computed(operation, left.getAsLong(), right.getAsLong())
                    : OptionalLong.empty();
        }
        return literal(expression);
    }

    private static OptionalLong computed(BinaryExpression operation, long left, long right) {
        try {
            if (operation instanceof Addition) {
                return OptionalLong.of(Math.addExact(left, right));
            }
            if (operation instanceof Subtraction) {
                return OptionalLong.of(Math.subtractExact(left, right));
            }
            return operation instanceof Multiplication
                    ? OptionalLong.of(Math.multiplyExact(left, right))
                    : OptionalLong.empty();
        } catch (ArithmeticException overflow) {
            return OptionalLong.empty();
        }
    }
}
