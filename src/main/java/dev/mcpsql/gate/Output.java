// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

/**
 * One column that a query or relation offers.
 *
 * @param name as PostgreSQL would call it; empty when no reference can name it
 * @param cost what a reference to it costs
 */
record Output(String name, Cost cost) {

    Output named(String other) {
        return new Output(other, cost);
    }

    Output costing(Cost other) {
        return new Output(name, other);
    }
}
