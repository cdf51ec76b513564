// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.cost;

import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.List;
import java.util.OptionalInt;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;

/**
 * Calls whose value is as long as their arguments say: what says so must be a small literal.
 *
 * <p>{@code repeat('x', 1000000000)} fills a backend's memory with twenty bytes of text.
 */
public final class BoundedCalls {

    /** Enough to draw a bar or to align a column. */
    static final int MAX_LENGTH = 1_000;

    /** Segments of a quarter circle; eight are the usual ones (PostGIS manual, ST_Buffer). */
    private static final int MAX_SEGMENTS = 32;

    private static final int USUAL_SEGMENTS = 8;

    /** Bytes of the longest character in UTF-8. */
    private static final int CHARACTER = 4;

    /** What {@code bpchar} counts more than characters: the length of its own header. */
    private static final int HEADER = 4;

    private final Literals literals;
    private final Findings findings;

    public BoundedCalls(Literals literals, Findings findings) {
        this.literals = literals;
        this.findings = findings;
    }

    /** The cost of such a call; {@code all} is that of its operands together. */
    public Cost of(Object node, String name, Cost all, List<Cost> operands) {
        List<? extends Expression> arguments = node instanceof Function function && function.getParameters() != null
                ? function.getParameters()
                : List.of();
        return switch (name) {
            case "repeat" -> repeat(arguments, all, operands);
            case "lpad", "rpad" -> padded(name, arguments, all);
            case "bpchar" -> arguments.size() == 1 ? all : padded(name, arguments, all);
            case "array_fill" -> filled(arguments, all, operands);
            case "format" -> formatted(arguments, all, operands);
            case "st_buffer" -> buffer(arguments, all);
            case "st_transform" -> transformed(arguments, all);
            default ->
                throw new IllegalStateException("functions.txt calls " + name + " bounded, and nothing bounds it");
        };
    }

    private Cost repeat(List<? extends Expression> arguments, Cost all, List<Cost> operands) {
        return times("repeat", literalAt(arguments, 1), "a small count", all, operands);
    }

    /** {@code array_fill(value, ARRAY[2, 3])} makes six. */
    private Cost filled(List<? extends Expression> arguments, Cost all, List<Cost> operands) {
        OptionalInt elements = arguments.size() > 1 && arguments.get(1) instanceof ArrayConstructor array
                ? product(array.getExpressions())
                : OptionalInt.empty();
        return times("array_fill", elements, "small dimensions ARRAY[…]", all, operands);
    }

    private static OptionalInt product(ExpressionList<?> dimensions) {
        long product = 1;
        for (Object dimension : dimensions) {
            OptionalInt length = Literals.wholeNumber(dimension);
            if (length.isEmpty()) {
                return length;
            }
            product = Math.min(product * length.getAsInt(), Integer.MAX_VALUE);
        }
        return OptionalInt.of((int) product);
    }

    private Cost times(String name, OptionalInt count, String what, Cost all, List<Cost> operands) {
        long bytes = operands.isEmpty() ? 0 : operands.get(0).bytes();
        if (count.isEmpty() || bytes * count.getAsInt() > MAX_LENGTH) {
            return refused(name, what + ", for " + MAX_LENGTH + " characters at most, written", all);
        }
        return all.grown().replacedTo((bytes + 1) * count.getAsInt());
    }

    private Cost padded(String name, List<? extends Expression> arguments, Cost all) {
        OptionalInt length = literalAt(arguments, 1);
        if (length.isEmpty() || length.getAsInt() > MAX_LENGTH + HEADER) {
            return refused(name, "a length up to " + MAX_LENGTH, all);
        }
        return all.grown().replacedTo((long) length.getAsInt() * CHARACTER);
    }

    /** Each place in the format is a copy of an argument, and is padded to its width. */
    private Cost formatted(List<? extends Expression> arguments, Cost all, List<Cost> operands) {
        FormatText format =
                arguments.isEmpty() ? FormatText.UNKNOWN : FormatText.of(literals.plainText(arguments.get(0)));
        if (!format.known() || format.width() > MAX_LENGTH || format.places() > MAX_LENGTH) {
            return refused("format", "a format of %s, %I and %L, and widths up to " + MAX_LENGTH + " together,", all);
        }
        long longest = operands.stream().skip(1).mapToLong(Cost::bytes).max().orElse(0);
        long heaviest = operands.stream().skip(1).mapToLong(Cost::weight).max().orElse(0);
        return all.grown()
                .withWeight(Math.max(all.weight(), heaviest * format.places()))
                .replacedTo(operands.get(0).bytes() + format.width() + 2 * longest * format.places());
    }

    /** A third argument may also be a text of options, which nothing bounds. */
    private Cost buffer(List<? extends Expression> arguments, Cost all) {
        OptionalInt segments = arguments.size() < 3 ? OptionalInt.of(USUAL_SEGMENTS) : literalAt(arguments, 2);
        if (segments.isEmpty() || segments.getAsInt() > MAX_SEGMENTS) {
            return refused("st_buffer", "a number of segments up to " + MAX_SEGMENTS, all);
        }
        return all.grown().withBytes(all.bytes() * 4 * Math.max(1, segments.getAsInt()));
    }

    /** A text in place of the number names a projection, and its grids name files. */
    private Cost transformed(List<? extends Expression> arguments, Cost all) {
        return arguments.size() == 2 && literalAt(arguments, 1).isPresent()
                ? all
                : refused("st_transform", "the number of a reference system", all);
    }

    private static OptionalInt literalAt(List<? extends Expression> arguments, int index) {
        return index < arguments.size() ? Literals.wholeNumber(arguments.get(index)) : OptionalInt.empty();
    }

    private Cost refused(String name, String what, Cost all) {
        findings.add(
                Rank.FUNCTION,
                OutcomeReason.DISALLOWED_FUNCTION,
                "The function " + name + " is admitted with " + what + " as a literal only; write it out.");
        return all.grown();
    }
}
