// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.SignedExpression;

/** How many rows a call of {@code generate_series} makes at most, where its arguments tell (manual §9.26). */
public final class SeriesLength {

    /** Without an exponent, which a few digits could make a number of any length. */
    private static final Pattern PLAIN = Pattern.compile("\\d{1,18}(\\.\\d{0,18})?");

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final Literals literals;

    public SeriesLength(Literals literals) {
        this.literals = literals;
    }

    /** The most rows; empty when the arguments are not literals. */
    public OptionalLong of(Function call) {
        List<?> arguments = call.getParameters() == null ? List.of() : call.getParameters();
        if (arguments.size() < 2 || arguments.size() > 3) {
            return OptionalLong.empty();
        }
        Optional<BigDecimal> start = number(arguments.get(0));
        Optional<BigDecimal> stop = number(arguments.get(1));
        if (start.isPresent() && stop.isPresent()) {
            Optional<BigDecimal> step = arguments.size() == 3 ? number(arguments.get(2)) : Optional.of(BigDecimal.ONE);
            return step.map(by -> rows(stop.get().subtract(start.get()), by)).orElse(OptionalLong.empty());
        }
        return arguments.size() == 3 ? moments(arguments) : OptionalLong.empty();
    }

    private OptionalLong moments(List<?> arguments) {
        Optional<Moment> start = Moment.of(arguments.get(0), literals);
        Optional<Moment> stop = Moment.of(arguments.get(1), literals);
        Optional<Span> step = Span.of(arguments.get(2), literals);
        if (start.isEmpty() || stop.isEmpty() || step.isEmpty() || !start.get().isComparable(stop.get())) {
            return OptionalLong.empty();
        }
        long by = step.get().least();
        return rows(BigDecimal.valueOf(start.get().secondsTo(stop.get(), by)), BigDecimal.valueOf(by));
    }

    /** A step against the direction makes no row, a step of nothing makes rows without end. */
    private static OptionalLong rows(BigDecimal distance, BigDecimal step) {
        if (step.signum() == 0) {
            return OptionalLong.empty();
        }
        BigDecimal steps = distance.divide(step, 0, RoundingMode.FLOOR);
        if (steps.signum() < 0) {
            return OptionalLong.of(0);
        }
        return OptionalLong.of(steps.min(MOST.subtract(BigDecimal.ONE)).longValue() + 1);
    }

    private static Optional<BigDecimal> number(Object node) {
        if (node instanceof SignedExpression signed) {
            Optional<BigDecimal> number = number(signed.getExpression());
            return switch (signed.getSign()) {
                case '-' -> number.map(BigDecimal::negate);
                case '+' -> number;
                default -> Optional.empty();
            };
        }
        return Literals.isNumber(node) && PLAIN.matcher(node.toString()).matches()
                ? Optional.of(new BigDecimal(node.toString()))
                : Optional.empty();
    }
}
