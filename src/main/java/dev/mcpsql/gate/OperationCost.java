// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;

/** What an operation costs, given what its operands cost. An upper bound: it may be far too high, not too low. */
final class OperationCost {

    /** Functions that can make a large value from small ones. */
    private static final Set<String> GROWING = Keywords.words("""
            string_agg array_agg json_agg jsonb_agg json_object_agg jsonb_object_agg range_agg replace regexp_replace translate
            concat concat_ws overlay quote_literal quote_nullable encode json_build_object jsonb_build_object
            json_build_array jsonb_build_array jsonb_pretty jsonb_set jsonb_set_lax jsonb_insert array_cat array_append
            array_prepend array_replace array_to_string to_char to_json to_jsonb json_object jsonb_object like_escape
            similar_to_escape string_to_array regexp_split_to_array regexp_match jsonb_path_query_array normalize row""");

    private static final Set<String> AGGREGATES =
            Keywords.words("string_agg array_agg json_agg jsonb_agg json_object_agg jsonb_object_agg range_agg");
    private static final Set<String> JOINING = Keywords.words("concat concat_ws overlay to_char");
    private static final Set<String> REPLACING = Keywords.words("replace regexp_replace array_to_string array_replace");

    /** Their text can spell a number, such as {@code 1e65000}, that stands in none of their operands. */
    private static final Set<String> SPELLING = Keywords.words("""
            concat concat_ws string_agg overlay translate array_to_string to_hex md5 sha224 sha256 sha384 sha512 encode reverse
            normalize chr to_char to_json to_jsonb json_build_array jsonb_build_array json_build_object jsonb_build_object
            jsonb_path_query_first jsonb_path_query_array""");
    /** Numbers that measure or count their operand, whatever that is. */
    private static final Set<String> MEASURING = Keywords.words("""
            count length char_length character_length octet_length bit_length position strpos ascii regexp_count regexp_instr
            array_length array_position cardinality json_array_length jsonb_array_length date_part row_number rank
            dense_rank ntile num_nulls num_nonnulls scale min_scale sign extract""");

    /** An exponent up to this only repeats the digits of its base. */
    static final int SMALL_EXPONENT = 16;

    /** What is built on top of an aggregate is reckoned with this many rows of a group; more would be stopped by memory. */
    private static final int ROWS = 100;
    /** One character can become six in JSON, and less in any other quoting. */
    private static final int QUOTING = 6;

    private static final long INTEGER_DIGITS = 20;
    private static final long FLOAT_DIGITS = 310;

    private final long power;

    /** Takes the factor by which operators unseen by the parser may have lengthened any number ({@link Powers}). */
    OperationCost(long power) {
        this.power = power;
    }

    /** The cost of an operation, of its operands in order. */
    Cost of(Object node, List<Cost> operands) {
        Cost all = Cost.sum(operands);
        Cost cost = isGrowing(node) ? all.grown() : all;
        if (node instanceof Multiplication || node instanceof Division || node instanceof Modulo) {
            return product(cost, operands);
        }
        if (node instanceof CastExpression cast) {
            return cast(Spans.identifier(cast.getColDataType().getDataType()), cost);
        }
        return call(node, CalledName.of(node), cost, operands);
    }

    /** A chain of {@code a || b || c} is one step of growth, however long: its length is in the weight. */
    Cost concatenation(List<Cost> operands, boolean spells) {
        Cost cost = Cost.sum(operands).grown();
        Cost powered = power > 1 ? cost.withBytes(cost.bytes() + longest(cost)) : cost;
        return powered.withDigits(spells ? Cost.MAX_DIGITS : longest(cost));
    }

    /** Literals are compared as one array; any other element is a comparison with its own copy of the left side. */
    static int comparisons(InExpression in) {
        return in.getRightExpression() instanceof ExpressionList<?> list
                ? (int) Math.max(
                        1,
                        list.stream().filter(node -> !Literals.isLiteral(node)).count())
                : 1;
    }

    /** PostgreSQL writes it out as comparisons, four when SYMMETRIC, each with its own copies (parse_expr.c). */
    static Cost between(Between between, Cost operand, Cost start, Cost end) {
        int ranges = between.isUsingSymmetric() ? 2 : 1;
        return Cost.sum(List.of(operand.times(2 * ranges), start.times(ranges), end.times(ranges)));
    }

    private Cost product(Cost cost, List<Cost> operands) {
        long left = longest(operands.get(0));
        long right = longest(operands.get(operands.size() - 1));
        return cost.withWork(left * right).withDigits(left + right).withBytes(left + right);
    }

    /** The digits, with what {@code ^} may add. */
    private long longest(Cost cost) {
        return Math.min(Cost.MAX_DIGITS, Math.max(1, cost.digits()) * power);
    }

    private static Cost cast(String type, Cost cost) {
        return switch (type.split(" ", 2)[0]) {
            case "numeric", "decimal", "dec" -> cost.withBytes(cost.bytes() + cost.digits());
            case "int", "integer", "bigint", "smallint", "int2", "int4", "int8" -> cost.withDigits(INTEGER_DIGITS);
            case "float", "real", "double", "float4", "float8" -> cost.withDigits(FLOAT_DIGITS);
            case "bytea" -> cost.withBytes(cost.bytes() * 4);
            default -> cost;
        };
    }

    private Cost call(Object node, String name, Cost cost, List<Cost> operands) {
        Cost sized = sized(name, cost, operands);
        if (SPELLING.contains(name)) {
            return sized.withDigits(Cost.MAX_DIGITS);
        }
        if (MEASURING.contains(name) || node instanceof ExtractExpression) {
            return sized.withDigits(INTEGER_DIGITS).withBytes(INTEGER_DIGITS);
        }
        return arithmetic(node, name, sized);
    }

    /** Measured on PostgreSQL 18, in pairs of digits: a series takes 3 ms at most, the Euclidean algorithm divides often. */
    private Cost arithmetic(Object node, String name, Cost cost) {
        long digits = longest(cost);
        long series = 500_000_000;
        return switch (name) {
            case "power", "pow" -> power(node, cost, digits);
            case "exp" -> cost.withWork(series + digits).withDigits(3_000).withBytes(3_000);
            case "ln", "log", "log10", "sqrt", "cbrt" -> cost.withWork(series + digits * digits / 4);
            case "div", "mod", "width_bucket" -> product(cost, List.of(cost, cost));
            case "gcd", "lcm" -> cost.withWork(256 * digits * digits).withDigits(2 * digits);
            default -> cost;
        };
    }

    private static Cost power(Object node, Cost cost, long digits) {
        boolean small = node instanceof Function function
                && function.getParameters() != null
                && function.getParameters().size() == 2
                && Literals.isAtMost(function.getParameters().get(1), SMALL_EXPONENT);
        long result = small ? Math.min(Cost.MAX_DIGITS, digits * SMALL_EXPONENT) : Cost.MAX_DIGITS;
        return cost.withWork(500_000_000 + result * result / 4)
                .withDigits(result)
                .withBytes(result);
    }

    private static Cost sized(String name, Cost cost, List<Cost> operands) {
        if (AGGREGATES.contains(name)) {
            return cost.withBytes(cost.bytes() * ROWS);
        }
        if (REPLACING.contains(name) && operands.size() > 1) {
            long inserted = operands.subList(1, operands.size()).stream()
                    .skip(operands.size() > 2 ? 1 : 0)
                    .mapToLong(Cost::bytes)
                    .sum();
            boolean between = name.startsWith("array");
            long most = between ? cost.bytes() : inserted;
            return cost.replacedTo((operands.get(0).bytes() + 1) * Math.max(1, most));
        }
        if (name.equals("concat_ws")) {
            return cost.replacedTo(cost.bytes() + operands.get(0).bytes() * operands.size());
        }
        return GROWING.contains(name) && !JOINING.contains(name) ? cost.withBytes(cost.bytes() * QUOTING) : cost;
    }

    /** The text of an array or a row quotes its elements, and that of a {@code bytea} spells each byte with two digits. */
    static boolean isGrowing(Object node) {
        return GROWING.contains(CalledName.of(node))
                || node instanceof ArrayConstructor
                || (node instanceof ParenthesedExpressionList<?> row
                        && (row.size() > 1 || row instanceof RowConstructor))
                || (node instanceof CastExpression cast
                        && Spans.identifier(cast.getColDataType().getDataType()).equals("bytea"));
    }
}
