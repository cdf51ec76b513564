// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.scope;

import dev.mcpsql.gate.cost.Cost;
import dev.mcpsql.gate.scope.Scope.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a FROM list, or a part of it, offers.
 *
 * @param sources the items, from left to right
 * @param row the columns that {@code *} stands for: those that USING merges come first, and once (manual §7.2.1.1)
 */
public record Joined(List<Source> sources, List<Output> row) {

    /** Sixty joins take PostgreSQL more than three seconds to plan, this many a fraction of that; people join ten. */
    public static final int MAX_ITEMS = 24;

    public static final Joined NOTHING = new Joined(List.of(), List.of());

    public Joined {
        sources = List.copyOf(sources);
        row = List.copyOf(row);
    }

    public static Joined of(Source source) {
        return new Joined(List.of(source), source.columns());
    }

    /** Both, side by side. */
    public Joined and(Joined right) {
        return using(List.of(), right);
    }

    /** Both, joined on columns of these names. Of too many items nobody needs the columns: they are refused. */
    public Joined using(List<String> names, Joined right) {
        List<Source> items = new ArrayList<>(sources);
        items.addAll(right.sources);
        if (items.size() > MAX_ITEMS) {
            return new Joined(items, List.of());
        }
        List<Output> columns = new ArrayList<>();
        names.forEach(name -> merged(name, right).ifPresent(columns::add));
        addOthers(row, names, columns);
        addOthers(right.row, names, columns);
        return new Joined(items, columns);
    }

    private static void addOthers(List<Output> row, List<String> names, List<Output> columns) {
        for (Output column : row) {
            if (!names.contains(column.name())) {
                columns.add(column);
            }
        }
    }

    /** The names that both have, as NATURAL merges them. */
    public List<String> common(Joined right) {
        return row.stream()
                .map(Output::name)
                .filter(name -> !name.isEmpty() && right.named(name).isPresent())
                .distinct()
                .toList();
    }

    /** A merged column can stand for either side, so it costs as much as both. */
    private Optional<Output> merged(String name, Joined right) {
        Optional<Output> left = named(name);
        Optional<Output> other = right.named(name);
        return left.isPresent() && other.isPresent()
                ? Optional.of(new Output(
                        name, Cost.sum(List.of(left.get().cost(), other.get().cost()))))
                : left.or(() -> other);
    }

    private Optional<Output> named(String name) {
        return row.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
