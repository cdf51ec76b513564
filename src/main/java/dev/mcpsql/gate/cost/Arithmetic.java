// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.cost;

import java.util.List;
import java.util.OptionalInt;
import net.sf.jsqlparser.expression.Function;

/**
 * Prices numeric arithmetic, which no timeout interrupts (measured on PostgreSQL 18, in pairs of digits).
 *
 * <p>An upper bound on digits and work.
 */
public final class Arithmetic {

    /** An exponent up to this only repeats the digits of its base. */
    static final int SMALL_EXPONENT = 16;

    /** What a series, for a logarithm or a root, takes at most: 3 ms. */
    private static final long SERIES = 500_000_000;
    /** Digits behind the point that {@code round} and {@code trunc} may write (manual §9.3). */
    private static final int MAX_SCALE = 2_000;
    /** Digits that a modifier handed to {@code numeric} may write. */
    private static final long TYPE_DIGITS = 1_000;
    /** The Euclidean algorithm divides often. */
    private static final long DIVISIONS = 256;

    private final long power;

    /** Takes the factor by which operators unseen by the parser may have lengthened any number ({@link Powers}). */
    public Arithmetic(long power) {
        this.power = power;
    }

    Cost product(Cost cost, List<Cost> operands) {
        long left = longest(operands.get(0));
        long right = longest(operands.get(operands.size() - 1));
        return cost.withWork(left * right).withDigits(left + right).withBytes(left + right);
    }

    /** A chain of {@code a || b || c} is one step of growth, however long: its length is in the weight. */
    public Cost concatenation(List<Cost> operands, boolean spells) {
        Cost cost = Cost.sum(operands).grown();
        Cost powered = power > 1 ? cost.withBytes(cost.bytes() + longest(cost)) : cost;
        return powered.withDigits(spells ? Cost.MAX_DIGITS : longest(cost));
    }

    /** The cost of a function of the effect {@code Effect.COMPUTES}. */
    public Cost of(Object node, String name, Cost cost) {
        long digits = longest(cost);
        return switch (name) {
            case "power", "pow" -> raised(node, cost, digits);
            case "exp" -> cost.withWork(SERIES + digits).withDigits(3_000).withBytes(3_000);
            case "ln", "log", "log10", "sqrt", "cbrt" -> cost.withWork(SERIES + digits * digits / 4);
            case "div", "mod", "width_bucket" -> product(cost, List.of(cost, cost));
            case "gcd", "lcm" -> cost.withWork(DIVISIONS * digits * digits).withDigits(2 * digits);
            case "round", "trunc" -> lengthened(cost, scale(node));
            case "numeric" -> lengthened(cost, TYPE_DIGITS);
            default ->
                throw new IllegalStateException("functions.txt calls " + name + " arithmetic, and nothing prices it");
        };
    }

    private static Cost lengthened(Cost cost, long more) {
        return cost.withDigits(cost.digits() + more).withBytes(cost.bytes() + cost.digits() + more);
    }

    private static int scale(Object node) {
        if (node instanceof Function function
                && function.getParameters() != null
                && function.getParameters().size() == 2) {
            OptionalInt literal = Literals.wholeNumber(function.getParameters().get(1));
            return Math.min(MAX_SCALE, literal.orElse(MAX_SCALE));
        }
        return 0;
    }

    /** The digits, with what {@code ^} may add. */
    private long longest(Cost cost) {
        return Math.min(Cost.MAX_DIGITS, Math.max(1, cost.digits()) * power);
    }

    private static Cost raised(Object node, Cost cost, long digits) {
        boolean small = node instanceof Function function
                && function.getParameters() != null
                && function.getParameters().size() == 2
                && Literals.isAtMost(function.getParameters().get(1), SMALL_EXPONENT);
        long result = small ? Math.min(Cost.MAX_DIGITS, digits * SMALL_EXPONENT) : Cost.MAX_DIGITS;
        return cost.withWork(SERIES + result * result / 4).withDigits(result).withBytes(result);
    }
}
