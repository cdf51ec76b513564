// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.walk;

import dev.mcpsql.gate.parse.Spans;
import dev.mcpsql.gate.scope.ColumnResolver;
import dev.mcpsql.gate.scope.Joined;
import dev.mcpsql.gate.scope.NaturalJoins;
import dev.mcpsql.gate.scope.Output;
import dev.mcpsql.gate.scope.RelationResolver;
import dev.mcpsql.gate.scope.Scope;
import dev.mcpsql.gate.scope.Scope.Source;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Shown;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** Visits FROM lists (manual §7.2.1, {@code parse_clause.c}). */
final class FromWalk {

    private final QueryWalk queries;
    private final RelationResolver relations;
    private final ColumnResolver columns;
    private final ExpressionWalk expressions;
    private final NaturalJoins naturals;
    private final RowFunctions rows;
    private final Findings findings;

    FromWalk(
            QueryWalk queries,
            RelationResolver relations,
            ColumnResolver columns,
            ExpressionWalk expressions,
            RowFunctions rows,
            Findings findings) {
        this.queries = queries;
        this.relations = relations;
        this.columns = columns;
        this.expressions = expressions;
        this.naturals = new NaturalJoins(findings);
        this.rows = rows;
        this.findings = findings;
    }

    /**
     * The items of one FROM list.
     *
     * @param left the items to the left of the list that LATERAL inside it may see
     */
    Joined sources(@Nullable FromItem first, @Nullable List<Join> joins, Scope outer, List<Source> left) {
        if (first == null) {
            return Joined.NOTHING;
        }
        Joined before = Joined.NOTHING;
        Joined joined = item(first, outer, left);
        for (Join join : joins == null ? List.<Join>of() : joins) {
            List<Source> seen = concat(left, before.and(joined).sources());
            Joined right = item(join.getFromItem(), outer, seen);
            if (join.isSimple()) {
                before = before.and(joined);
                joined = Joined.NOTHING;
            }
            checkCondition(join, joined.sources(), right.sources(), outer);
            joined = joined.using(join.isNatural() ? joined.common(right) : mergedNames(join), right);
        }
        Joined all = before.and(joined);
        if (all.sources().size() > Joined.MAX_ITEMS) {
            findings.add(
                    Rank.GROWTH,
                    OutcomeReason.TOO_COMPLEX,
                    "One query joins more than " + Joined.MAX_ITEMS + " tables or sub-selects; split it into several.");
        }
        return all;
    }

    private List<String> mergedNames(Join join) {
        return join.getUsingColumns().stream()
                .map(column -> columns.bareName(column).orElse(""))
                .toList();
    }

    /** ON sees both sides of its join and nothing to the left of the comma before them. */
    private void checkCondition(Join join, List<Source> left, List<Source> right, Scope outer) {
        // Of too many items each would be compared with all before it; they are refused.
        if (join.isNatural() && left.size() <= Joined.MAX_ITEMS) {
            naturals.check(left, right);
        }
        int wanted = join.isSimple() || join.isCross() || join.isNatural() ? 0 : 1;
        boolean using = !join.getUsingColumns().isEmpty();
        if (join.getOnExpressions().size() + (using ? 1 : 0) != wanted) {
            construct("The join with " + Shown.line(join.getFromItem())
                    + " needs exactly one ON or USING; CROSS JOIN, NATURAL JOIN and the comma need none.");
        }
        join.getOnExpressions().forEach(condition -> expressions.visit(condition, outer.inner(concat(left, right))));
        join.getUsingColumns().forEach(column -> checkUsing(column, left, right));
    }

    private void checkUsing(Column column, List<Source> left, List<Source> right) {
        String name = columns.bareName(column).orElse("");
        boolean refusedAlready = concat(left, right).stream().anyMatch(source -> source.kind() == Source.Kind.REFUSED);
        if (!refusedAlready && !(offers(left, name) && offers(right, name))) {
            columns.refuse(
                    Shown.line(name),
                    " in USING is not a column of both sides that you may use; write ON with their columns.");
        }
    }

    private static boolean offers(List<Source> sources, String name) {
        return sources.stream().anyMatch(source -> source.column(name).isPresent());
    }

    private Joined item(FromItem item, Scope outer, List<Source> left) {
        Scope lateral = left.isEmpty() ? outer : outer.inner(left);
        if (item instanceof Table table) {
            return Joined.of(table(table, outer));
        }
        if (item instanceof TableFunction function) {
            return Joined.of(rows.source(function, lateral));
        }
        if (item instanceof ParenthesedSelect select) {
            return Joined.of(derived(select, item instanceof LateralSubSelect ? lateral : outer));
        }
        if (item instanceof ParenthesedFromItem nested) {
            return nested(nested, outer, left);
        }
        construct("FROM holds " + Shown.line(item) + ", where only relations and sub-selects are admitted.");
        return Joined.NOTHING;
    }

    /** The parser reads {@code (VALUES …) AS t} like a join in parentheses; an alias of a real join would hide its sides. */
    private Joined nested(ParenthesedFromItem nested, Scope outer, List<Source> left) {
        boolean joins = nested.getJoins() != null && !nested.getJoins().isEmpty();
        if (nested.getFromItem() instanceof Values values && !joins) {
            Source listed = new Source("", Optional.empty(), Source.Kind.DERIVED, queries.outputs(values, outer));
            return Joined.of(nested.getAlias() == null ? listed : aliased(listed, nested.getAlias()));
        }
        if (nested.getFromItem() instanceof Table && !joins) {
            construct("Parentheses in FROM hold " + Shown.line(nested.getFromItem())
                    + ", where only a join or a sub-select may stand; leave them out.");
        }
        if (nested.getAlias() != null) {
            construct("The alias " + Shown.line(nested.getAlias().getName())
                    + " names a join; give its tables aliases instead.");
        }
        return sources(nested.getFromItem(), nested.getJoins(), outer, left);
    }

    private Source table(Table table, Scope outer) {
        Source source = relations.resolve(table, outer);
        Alias alias = table.getAlias();
        if (alias == null) {
            return source;
        }
        if (alias.getAliasColumns() != null && source.isRelation()) {
            construct("The alias " + Shown.line(alias.getName())
                    + " renames the columns of a table; rename them in the select list.");
        }
        return aliased(source, alias);
    }

    private Source derived(ParenthesedSelect select, Scope scope) {
        List<Output> outputs = queries.outputs(select, scope);
        Source source = new Source("", Optional.empty(), Source.Kind.DERIVED, outputs);
        return select.getAlias() == null ? source : aliased(source, select.getAlias());
    }

    static Source aliased(Source source, Alias alias) {
        List<String> names = alias.getAliasColumns() == null
                ? List.of()
                : alias.getAliasColumns().stream()
                        .map(column -> Spans.identifier(column.name))
                        .toList();
        return new Source(
                Spans.identifier(alias.getName()),
                Optional.empty(),
                source.kind(),
                QueryWalk.renamedTo(source.columns(), names));
    }

    private void construct(String message) {
        findings.add(Rank.CONSTRUCT, OutcomeReason.DISALLOWED_CONSTRUCT, message);
    }

    private static List<Source> concat(List<Source> left, List<Source> right) {
        List<Source> both = new ArrayList<>(left);
        both.addAll(right);
        return both;
    }
}
