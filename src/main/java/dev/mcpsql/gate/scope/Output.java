// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.scope;

import dev.mcpsql.gate.cost.Cost;

/**
 * One column that a query or relation offers.
 *
 * @param name as PostgreSQL would call it; empty when no reference can name it
 * @param cost what a reference to it costs
 */
public record Output(String name, Cost cost) {

    public Output named(String other) {
        return new Output(other, cost);
    }

    public Output costing(Cost other) {
        return new Output(name, other);
    }
}
