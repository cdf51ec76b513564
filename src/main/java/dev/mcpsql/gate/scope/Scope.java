// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.scope;

import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.vocabulary.RelationName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression sees: the FROM items of its query, then those of the queries around it, and the CTEs
 * ({@code parse_relation.c}). Immutable.
 */
public final class Scope {

    private static final Set<String> SYSTEM_COLUMNS = Keywords.words("tableoid xmin cmin xmax cmax ctid");

    public static final Scope EMPTY = new Scope(List.of(), List.of(), null, Map.of());

    private final List<Source> sources;
    private final List<Output> row;
    private final @Nullable Scope outer;
    private final Map<String, List<Output>> ctes;

    private Scope(List<Source> sources, List<Output> row, @Nullable Scope outer, Map<String, List<Output>> ctes) {
        this.sources = List.copyOf(sources);
        this.row = List.copyOf(row);
        this.outer = outer;
        this.ctes = ctes;
    }

    /**
     * One FROM item.
     *
     * @param name what qualifies its columns; empty for a sub-select without alias
     * @param relation the relation, when it stands under its own name
     * @param kind whether more columns may exist than are listed
     * @param columns the columns that may be named
     */
    public record Source(String name, Optional<RelationName> relation, Kind kind, List<Output> columns) {

        /** What is known of a FROM item's columns. */
        public enum Kind {
            /** A relation of which every column is listed: PostgreSQL may know more once one is added. */
            WHOLE,
            /** A relation with columns that the profile does not list. */
            PART,
            /** A sub-select or CTE: the columns are all there are. */
            DERIVED,
            /** A function that makes one value a row: its name stands for that value, too. */
            VALUES,
            /** Already refused; whatever is said of its columns would only hide why. */
            REFUSED
        }

        public boolean isRelation() {
            return kind == Kind.WHOLE || kind == Kind.PART;
        }

        public Optional<Output> column(String wanted) {
            for (Output column : columns) {
                if (column.name().equals(wanted)) {
                    return Optional.of(column);
                }
            }
            return Optional.empty();
        }
    }

    /** The scope of a part of FROM, where no star may stand. */
    public Scope inner(List<Source> items) {
        return new Scope(items, List.of(), this, ctes);
    }

    /** The scope of a query inside this one. */
    public Scope inner(Joined from) {
        return new Scope(from.sources(), from.row(), this, ctes);
    }

    /** This scope with one more CTE; a CTE sees those before it only (manual §7.8). */
    public Scope withCte(String name, List<Output> columns) {
        Map<String, List<Output>> more = new HashMap<>(ctes);
        more.put(name, List.copyOf(columns));
        return new Scope(sources, row, outer, Map.copyOf(more));
    }

    Optional<List<Output>> cte(String name) {
        return Optional.ofNullable(ctes.get(name));
    }

    List<Source> sources() {
        return sources;
    }

    /** The columns that {@code *} stands for in this query. */
    List<Output> row() {
        return row;
    }

    /** The item of that name, innermost first. */
    Optional<Source> source(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (Source source : scope.sources) {
                if (source.name().equals(name)) {
                    return Optional.of(source);
                }
            }
        }
        return Optional.empty();
    }

    /** The item that is this relation under its own name, innermost first. */
    Optional<Source> source(RelationName relation) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (Source source : scope.sources) {
                if (source.relation().filter(relation::equals).isPresent()) {
                    return Optional.of(source);
                }
            }
        }
        return Optional.empty();
    }

    /** The column of that name in this query's own FROM items. */
    public Optional<Output> ownColumn(String name) {
        for (Source source : sources) {
            Optional<Output> column = source.column(name);
            if (column.isPresent()) {
                return column;
            }
        }
        return Optional.empty();
    }

    /** Whether any item in sight was refused already. */
    boolean seesRefused() {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.sources.stream().anyMatch(source -> source.kind() == Source.Kind.REFUSED)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a relation of this very query could have columns that the profile does not list. */
    public boolean hasRelation() {
        return sources.stream().anyMatch(Source::isRelation);
    }

    /**
     * The value that a function's name stands for when no column in sight has that name (parse_expr.c, transformColumnRef).
     * None where a hidden column could have it.
     */
    private Optional<Output> value(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.mayCapture(name) || scope.ownColumn(name).isPresent()) {
                return Optional.empty();
            }
        }
        return source(name)
                .filter(source -> source.kind() == Source.Kind.VALUES)
                .flatMap(source -> source.columns().stream().findFirst());
    }

    /**
     * The column that an unqualified name means, looked for from the inside outwards.
     *
     * <p>Looking ends at a query with a relation of which only a part is visible: a column which the profile does not list would
     * capture the name in PostgreSQL.
     */
    Optional<Output> column(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Optional<Output> own = scope.ownColumn(name);
            if (own.isPresent()) {
                return own;
            }
            if (scope.mayCapture(name)) {
                break;
            }
        }
        return value(name);
    }

    /** Whether a relation of this very query may have a column of that name which the profile does not list. */
    private boolean mayCapture(String name) {
        return sources.stream().anyMatch(source -> source.kind() == Source.Kind.PART)
                || (hasRelation() && SYSTEM_COLUMNS.contains(name));
    }

    /** Whether an outer query, hidden behind a relation, has a column of that name: it must be qualified. */
    boolean hidesColumn(String name) {
        for (Scope scope = outer; scope != null; scope = scope.outer) {
            if (scope.ownColumn(name).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
