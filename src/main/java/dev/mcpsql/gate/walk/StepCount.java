// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.walk;

import dev.mcpsql.gate.cost.StatedLimit;
import dev.mcpsql.gate.scope.Output;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/**
 * How many steps a recursive query can take, proven from its text: one column is a literal in the first arms, one more
 * than itself in the last, and the last arm goes on only while it is under a literal.
 */
final class StepCount {

    /** Counters this long are no depth; staying far from the end of {@code integer} keeps {@code + 1} what it says. */
    private static final int MAX_DIGITS = 9;

    private final List<Output> columns;
    private final List<Select> starts;
    private final PlainSelect step;
    private final SelfReference self;

    StepCount(String name, List<Output> columns, List<Select> starts, PlainSelect step) {
        this.columns = columns;
        this.starts = starts;
        this.step = step;
        this.self = SelfReference.in(step, name).orElseThrow();
    }

    /** The smallest number of steps that some column proves; empty when none does. */
    OptionalLong steps() {
        if (SelectList.hasStar(step)) {
            return OptionalLong.empty();
        }
        return IntStream.range(0, Math.min(columns.size(), step.getSelectItems().size()))
                .filter(this::isCounted)
                .mapToObj(this::steps)
                .flatMapToLong(OptionalLong::stream)
                .min();
    }

    /** Whether a column of that name counts, so that its values stay as short as the bound. */
    boolean isCounter(String name) {
        return IntStream.range(0, Math.min(columns.size(), step.getSelectItems().size()))
                .anyMatch(column -> columns.get(column).name().equals(name)
                        && isCounted(column)
                        && steps(column).isPresent());
    }

    /** Whether the last arm adds one to that column. */
    private boolean isCounted(int column) {
        String name = columns.get(column).name();
        return !name.isEmpty()
                && columns.stream().filter(other -> other.name().equals(name)).count() == 1
                && step.getSelectItems().get(column).getExpression() instanceof Addition sum
                && self.isColumn(sum.getLeftExpression(), name)
                && sum.getRightExpression() instanceof LongValue one
                && one.getStringValue().equals("1");
    }

    private OptionalLong steps(int column) {
        LongStream.Builder least = LongStream.builder();
        for (Select start : starts) {
            OptionalLong literal = start(start, column);
            if (literal.isEmpty()) {
                return OptionalLong.empty();
            }
            least.add(literal.getAsLong());
        }
        OptionalLong end = end(step.getWhere(), columns.get(column).name());
        return end.isPresent()
                ? OptionalLong.of(end.getAsLong() - least.build().min().orElseThrow())
                : OptionalLong.empty();
    }

    private static OptionalLong start(Select arm, int column) {
        if (arm instanceof PlainSelect plain && !SelectList.hasStar(plain)) {
            return column < plain.getSelectItems().size()
                    ? number(plain.getSelectItems().get(column).getExpression())
                    : OptionalLong.empty();
        }
        return arm instanceof Values values ? start(values.getExpressions(), column) : OptionalLong.empty();
    }

    /** The smallest number in that column of a VALUES list, which the parser may give as one row. */
    private static OptionalLong start(ExpressionList<?> rows, int column) {
        boolean several = rows.stream().allMatch(ExpressionList.class::isInstance);
        List<OptionalLong> numbers = (several ? rows : List.of(rows))
                .stream()
                        .map(row -> (ExpressionList<?>) row)
                        .map(row -> column < row.size() ? number(row.get(column)) : OptionalLong.empty())
                        .toList();
        return numbers.stream().allMatch(OptionalLong::isPresent)
                ? numbers.stream().mapToLong(OptionalLong::getAsLong).min()
                : OptionalLong.empty();
    }

    /** The first value of the column at which the last arm stops; every part of an AND must hold, so one is enough. */
    private OptionalLong end(@Nullable Expression condition, String counter) {
        if (condition instanceof AndExpression and) {
            OptionalLong left = end(and.getLeftExpression(), counter);
            return left.isPresent() ? left : end(and.getRightExpression(), counter);
        }
        if (condition instanceof ParenthesedExpressionList<?> one && one.size() == 1) {
            return end((Expression) one.get(0), counter);
        }
        return condition instanceof ComparisonOperator comparison ? bound(comparison, counter) : OptionalLong.empty();
    }

    private OptionalLong bound(ComparisonOperator comparison, String counter) {
        Expression left = comparison.getLeftExpression();
        Expression right = comparison.getRightExpression();
        boolean under = self.isColumn(left, counter);
        OptionalLong literal =
                under ? number(right) : self.isColumn(right, counter) ? number(left) : OptionalLong.empty();
        if (literal.isEmpty()) {
            return literal;
        }
        if (under ? comparison instanceof MinorThan : comparison instanceof GreaterThan) {
            return literal;
        }
        return (under ? comparison instanceof MinorThanEquals : comparison instanceof GreaterThanEquals)
                ? OptionalLong.of(literal.getAsLong() + 1)
                : OptionalLong.empty();
    }

    private static OptionalLong number(Object node) {
        return node instanceof LongValue number && number.getStringValue().length() <= MAX_DIGITS
                ? StatedLimit.literal(number)
                : OptionalLong.empty();
    }
}
