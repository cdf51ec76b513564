// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.scope;

import dev.mcpsql.gate.cost.Cost;
import dev.mcpsql.gate.token.Shown;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One column that a query or relation offers.
 *
 * @param name as PostgreSQL would call it; empty when no reference can name it
 * @param cost what a reference to it costs
 */
public record Output(String name, Cost cost) {

    /** Enough for most tables; describe_table lists the rest. */
    private static final int MAX_COLUMNS = 40;

    public Output named(String other) {
        return new Output(other, cost);
    }

    public Output costing(Cost other) {
        return new Output(name, other);
    }

    /** The columns that can be named, behind a qualifier such as {@code c.} or nothing. */
    static String shown(String qualifier, List<Output> columns) {
        List<String> names = columns.stream()
                .map(Output::name)
                .filter(name -> !name.isEmpty())
                .map(name -> qualifier + Shown.name(name))
                .toList();
        return names.stream().limit(MAX_COLUMNS).collect(Collectors.joining(", "))
                + (names.size() > MAX_COLUMNS ? ", …" : "");
    }
}
