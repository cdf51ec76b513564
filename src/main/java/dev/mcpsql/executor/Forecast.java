// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

/**
 * What PostgreSQL's planner expects of a query (manual §14.1).
 *
 * @param cost of the whole plan, in the planner's units
 * @param rows of its largest node, all parallel workers together
 * @param costliest the node that adds most to the cost
 */
record Forecast(double cost, double rows, Node costliest) {

    /**
     * A node of the plan.
     *
     * @param type what it does, in the planner's words
     * @param relation the name of the relation that it reads, without a schema; {@code ""} when it reads none
     * @param ownCost what it adds to the cost of the nodes below it
     */
    record Node(String type, String relation, double ownCost) {}
}
