// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.walk;

import dev.mcpsql.gate.cost.Arithmetic;
import dev.mcpsql.gate.cost.BoundedCalls;
import dev.mcpsql.gate.cost.Cost;
import dev.mcpsql.gate.cost.JsonPaths;
import dev.mcpsql.gate.cost.Literals;
import dev.mcpsql.gate.cost.OperationCost;
import dev.mcpsql.gate.cost.Powers;
import dev.mcpsql.gate.lexicon.Lexicon;
import dev.mcpsql.gate.parse.NodeCatalog;
import dev.mcpsql.gate.parse.NodeNames;
import dev.mcpsql.gate.scope.ColumnResolver;
import dev.mcpsql.gate.scope.Output;
import dev.mcpsql.gate.scope.Scope;
import dev.mcpsql.gate.scope.Stars;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Shown;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.Select;

/** Visits every node of an expression, resolves its columns and sums up its cost. */
final class ExpressionWalk {

    /** Reserved words that the parser rightly reads as calls. */
    private static final Set<String> RESERVED_CALLS =
            Keywords.words("array any some all current_time current_timestamp");

    private final NodeCatalog nodes;
    private final ColumnResolver columns;
    private final QueryWalk queries;
    private final Stars stars;
    private final Findings findings;
    private final Literals literals;
    private final OperationCost operations;
    private final Arithmetic arithmetic;
    private final JsonPaths paths;
    /** Whether the operator that the parser sees for many ({@code ParseView}) can be the one that joins texts. */
    private final boolean spells;

    /** The clauses visited so far in the innermost sub-select that is an expression, or in the statement. */
    private Cost visited = Cost.NOTHING;

    ExpressionWalk(
            Tokens tokens,
            Lexicon lexicon,
            NodeCatalog nodes,
            ColumnResolver columns,
            QueryWalk queries,
            Stars stars,
            Findings findings) {
        this.literals = new Literals(tokens);
        this.arithmetic = new Arithmetic(Powers.factor(tokens));
        this.operations = new OperationCost(lexicon, literals, new BoundedCalls(literals, findings), arithmetic);
        this.paths = new JsonPaths(literals, findings);
        this.spells = tokens.list().stream().anyMatch(token -> token.text().equals("||"));
        this.nodes = nodes;
        this.columns = columns;
        this.queries = queries;
        this.stars = stars;
        this.findings = findings;
    }

    /** The cost of a whole expression, or of a clause with its expressions; a finding when it is over the bound. */
    Cost visit(Object expression, Scope scope) {
        Cost cost = cost(expression, scope);
        visited = Cost.sum(List.of(visited, cost));
        check(cost);
        return cost;
    }

    /** Whether a node is a step that can make a large value from small ones. */
    boolean isGrowing(Object node) {
        return operations.isGrowing(node);
    }

    /** Notes that a call was judged elsewhere. */
    void claim(Function call) {
        columns.claimCall(call);
    }

    private void check(Cost cost) {
        if (cost.tooHeavy()) {
            tooComplex("An expression stands for more than " + Cost.MAX_WEIGHT + " values, or for more than "
                    + Cost.MAX_GROWTH
                    + " nested text- or array-building steps, once its derived columns are filled in; a long list can be"
                    + " written as = ANY ('{…}').");
        }
        if (visited.tooLaborious()) {
            tooComplex("The numbers that the statement multiplies, divides or raises to a power can be too long;"
                    + " cast them to double precision, or use small literal exponents.");
        }
        if (cost.tooLong()) {
            tooComplex("The replacements in an expression can make a text of more than " + Cost.MAX_BYTES
                    + " bytes; insert shorter texts.");
        }
    }

    private void tooComplex(String message) {
        findings.add(Rank.GROWTH, OutcomeReason.TOO_COMPLEX, message);
    }

    private Cost cost(Object node, Scope scope) {
        if (node instanceof Column column) {
            return column(column, scope);
        }
        if (node instanceof Select select) {
            return subSelect(select, scope);
        }
        if (node instanceof AllColumns star) {
            stars.refuseRow(star);
            return Cost.LEAF;
        }
        if (node instanceof Concat concat) {
            return concatenation(concat, scope);
        }
        if (Literals.isLiteral(node) || node instanceof DateTimeLiteralExpression) {
            return literals.cost(node);
        }
        return operation(node, scope);
    }

    private Cost operation(Object node, Scope scope) {
        if (node instanceof ExpressionList<?> list && list.stream().allMatch(Literals::isLiteral)) {
            return Cost.sum(list.stream().map(literals::cost).toList()).withWeight(1);
        }
        if (node instanceof Between between) {
            return OperationCost.between(
                    between,
                    cost(between.getLeftExpression(), scope),
                    cost(between.getBetweenExpressionStart(), scope),
                    cost(between.getBetweenExpressionEnd(), scope));
        }
        if (node instanceof InExpression in) {
            return Cost.sum(List.of(
                    cost(in.getLeftExpression(), scope).times(OperationCost.comparisons(in)),
                    cost(in.getRightExpression(), scope)));
        }
        if (node instanceof CastExpression cast && calledIn(cast)) {
            columns.claimCall(cast);
        }
        if (!NodeNames.written(node).name().isEmpty()) {
            columns.claimCall((ASTNodeAccess) node);
        }
        if (node instanceof Function function) {
            checkName(function);
            RowFunctions.checkPlace(function, findings);
            paths.check(function);
        }
        return operations.of(node, operands(node, scope));
    }

    /** Of {@code sum(a) OVER w::text} the parser keeps the place of the cast alone, which is where the call begins. */
    private static boolean calledIn(CastExpression cast) {
        Expression operand = cast.getLeftExpression();
        while (operand instanceof CastExpression inner) {
            operand = inner.getLeftExpression();
        }
        return operand instanceof AnalyticExpression call && call.getASTNode() == null;
    }

    /** Where a derived column is replaced by this, the planner copies all clauses, not the select list alone. */
    private Cost subSelect(Select select, Scope scope) {
        Cost around = visited;
        visited = Cost.NOTHING;
        List<Output> outputs = queries.outputs(select, scope);
        Cost clauses = visited;
        visited = around;
        return Cost.sum(outputs.stream().map(Output::cost).toList())
                .withWeight(Math.max(1, clauses.weight()))
                .withWork(clauses.work());
    }

    /** A reserved word is no function: PostgreSQL read a clause where the parser read a call. */
    private void checkName(Function function) {
        String name = function.getMultipartName().get(0);
        if (Keywords.RESERVED.contains(name.toLowerCase(Locale.ROOT))
                && !RESERVED_CALLS.contains(name.toLowerCase(Locale.ROOT))) {
            findings.add(
                    Rank.FIDELITY,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    Shown.line(name) + " could not be read without doubt; write that part with simpler syntax.");
        }
    }

    /** The arguments of a call come first, in their order. */
    private List<Cost> operands(Object node, Scope scope) {
        List<Object> children = nodes.children(node);
        if (node instanceof Function function && children.removeIf(child -> child == function.getParameters())) {
            children.addAll(0, function.getParameters());
        }
        boolean counts = NodeNames.of(node).equals("count");
        List<Cost> costs = new ArrayList<>(children.size());
        for (Object child : children) {
            if (!counts || !isStarArgument(child)) {
                costs.add(cost(child, scope));
            }
        }
        return costs;
    }

    private Cost column(Column column, Scope scope) {
        Cost cost = columns.resolve(column, scope);
        return column.getArrayConstructor() == null
                ? cost
                : Cost.sum(List.of(cost, cost(column.getArrayConstructor(), scope)));
    }

    private Cost concatenation(Concat chain, Scope scope) {
        List<Cost> operands = new ArrayList<>();
        Object left = chain;
        while (left instanceof Concat link) {
            operands.add(cost(link.getRightExpression(), scope));
            left = link.getLeftExpression();
        }
        operands.add(cost(left, scope));
        return arithmetic.concatenation(operands, spells);
    }

    /** {@code count(*)} counts rows and reads no column. */
    private static boolean isStarArgument(Object child) {
        return child.getClass() == AllColumns.class
                || (child instanceof ExpressionList<?> list
                        && list.size() == 1
                        && list.get(0).getClass() == AllColumns.class);
    }
}
