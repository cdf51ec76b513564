// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.cost;

import dev.mcpsql.gate.lexicon.CalledName;
import dev.mcpsql.gate.lexicon.Effect;
import dev.mcpsql.gate.lexicon.Lexicon;
import dev.mcpsql.gate.parse.NodeNames;
import dev.mcpsql.gate.parse.Spans;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.create.table.ColDataType;

/** What an operation costs, given what its operands cost. An upper bound: it may be far too high, not too low. */
public final class OperationCost {

    /** What is built on top of an aggregate is reckoned with this many rows of a group; more would be stopped by memory. */
    private static final int ROWS = 100;
    /** One character can become six in JSON, and less in any other quoting. */
    private static final int QUOTING = 6;

    private static final Set<Effect> GROWING =
            Set.of(Effect.JOINS, Effect.QUOTES, Effect.SEPARATES, Effect.REPLACES, Effect.GATHERS, Effect.BOUNDED);

    private static final long INTEGER_DIGITS = 20;
    private static final long FLOAT_DIGITS = 310;
    /** Digits that {@code numeric(1000, 999)} writes of any number (manual §8.1.2). */
    private static final long TYPE_DIGITS = 1_000;
    /** The text of the longest dense vector, which a sparse one of few bytes can be cast to. */
    private static final long VECTOR_BYTES = 32_001;

    private final Lexicon lexicon;
    private final Literals literals;
    private final BoundedCalls bounded;
    private final Arithmetic arithmetic;

    public OperationCost(Lexicon lexicon, Literals literals, BoundedCalls bounded, Arithmetic arithmetic) {
        this.lexicon = lexicon;
        this.literals = literals;
        this.bounded = bounded;
        this.arithmetic = arithmetic;
    }

    /** The cost of an operation, of its operands in order. */
    public Cost of(Object node, List<Cost> operands) {
        Cost all = Cost.sum(operands);
        if (node instanceof Multiplication || node instanceof Division || node instanceof Modulo) {
            return arithmetic.product(all, operands);
        }
        if (node instanceof CastExpression cast) {
            return cast(cast.getColDataType(), all);
        }
        if (isComposite(node)) {
            return all.grown();
        }
        CalledName call = NodeNames.written(node);
        return call.name().isEmpty() ? all : call(node, call, all, operands);
    }

    /** Literals are compared as one array; any other element is a comparison with its own copy of the left side. */
    public static int comparisons(InExpression in) {
        return in.getRightExpression() instanceof ExpressionList<?> list
                ? (int) Math.max(
                        1,
                        list.stream().filter(node -> !Literals.isLiteral(node)).count())
                : 1;
    }

    /** PostgreSQL writes it out as comparisons, four when SYMMETRIC, each with its own copies (parse_expr.c). */
    public static Cost between(Between between, Cost operand, Cost start, Cost end) {
        int ranges = between.isUsingSymmetric() ? 2 : 1;
        return Cost.sum(List.of(operand.times(2 * ranges), start.times(ranges), end.times(ranges)));
    }

    /** The text of a {@code bytea} spells each byte with two digits. */
    private static Cost cast(ColDataType type, Cost cost) {
        boolean modified = type.getPrecision() != null || type.getArgumentsStringList() != null;
        long padding = modified ? TYPE_DIGITS : 0;
        return switch (Spans.identifier(type.getDataType().split(" ", 2)[0])) {
            case "numeric", "decimal", "dec" ->
                cost.withBytes(cost.bytes() + cost.digits() + padding).withDigits(cost.digits() + padding);
            case "int", "integer", "bigint", "smallint", "int2", "int4", "int8" -> cost.withDigits(INTEGER_DIGITS);
            case "float", "real", "double", "float4", "float8" -> cost.withDigits(FLOAT_DIGITS);
            case "bytea" -> cost.grown().withBytes(cost.bytes() * 4);
            case "vector", "halfvec" -> cost.withBytes(cost.bytes() + VECTOR_BYTES);
            default -> cost;
        };
    }

    private Cost call(Object node, CalledName call, Cost all, List<Cost> operands) {
        Set<Effect> effects = effects(call);
        Cost sized = sized(effects, node, call, all, operands);
        if (effects.contains(Effect.SPELLS)) {
            return sized.withDigits(Cost.MAX_DIGITS);
        }
        return effects.contains(Effect.COMPUTES) ? arithmetic.of(node, call.name(), sized) : sized;
    }

    /** What the lists do not name is the grammar's own, such as COALESCE, or refused by its tokens. */
    private Set<Effect> effects(CalledName call) {
        return lexicon.effects(call).orElse(call.name().equals("row") ? Set.of(Effect.QUOTES) : Set.of(Effect.PLAIN));
    }

    private Cost sized(Set<Effect> effects, Object node, CalledName call, Cost all, List<Cost> operands) {
        if (effects.contains(Effect.BOUNDED)) {
            return bounded.of(node, call.name(), all, operands);
        }
        if (effects.contains(Effect.MEASURES)) {
            return all.withDigits(INTEGER_DIGITS).withBytes(INTEGER_DIGITS);
        }
        if (effects.contains(Effect.REPLACES)) {
            return replacement(node, all.grown(), operands);
        }
        if (effects.contains(Effect.SEPARATES)) {
            long first = operands.isEmpty() ? 0 : operands.get(0).bytes();
            return all.grown().replacedTo((first + 1) * Math.max(1, all.bytes() - first));
        }
        if (effects.contains(Effect.GATHERS)) {
            return all.grown().withBytes(all.bytes() * ROWS);
        }
        if (effects.contains(Effect.QUOTES)) {
            return all.grown().withBytes(all.bytes() * QUOTING);
        }
        return effects.contains(Effect.JOINS) ? joined(call, all.grown(), operands) : all;
    }

    /** The separator of {@code concat_ws} stands between all others. */
    private static Cost joined(CalledName call, Cost cost, List<Cost> operands) {
        return call.name().equals("concat_ws") && !operands.isEmpty()
                ? cost.replacedTo(cost.bytes() + operands.get(0).bytes() * operands.size())
                : cost;
    }

    /** What is put in may complete a number of many digits: an exponent, or the letter before one. */
    private Cost replacement(Object node, Cost cost, List<Cost> operands) {
        if (operands.size() < 2) {
            return cost;
        }
        long inserted = operands.stream()
                .skip(operands.size() > 2 ? 2 : 1)
                .mapToLong(Cost::bytes)
                .sum();
        Cost replaced = cost.replacedTo((operands.get(0).bytes() + 1) * Math.max(1, inserted));
        boolean spells = node instanceof Function function
                && function.getParameters() != null
                && function.getParameters().size() > 2
                && literals.canSpell(function.getParameters().get(2));
        return spells ? replaced.withDigits(Cost.MAX_DIGITS) : replaced;
    }

    /** Whether a node is a step that can make a large value from small ones. */
    public boolean isGrowing(Object node) {
        boolean bytes = node instanceof CastExpression cast
                && Spans.identifier(cast.getColDataType().getDataType()).equals("bytea");
        return bytes
                || isComposite(node)
                || effects(NodeNames.written(node)).stream().anyMatch(GROWING::contains);
    }

    /** The text of an array or a row quotes its elements. */
    private static boolean isComposite(Object node) {
        return node instanceof ArrayConstructor
                || (node instanceof ParenthesedExpressionList<?> row
                        && (row.size() > 1 || row instanceof RowConstructor));
    }
}
