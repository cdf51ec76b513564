// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.util.OptionalLong;

/**
 * What the planner may estimate for a query that a profile runs (PostgreSQL manual §14.1); empty for no bound.
 *
 * @param cost of the whole plan, in the planner's units
 * @param rows of the largest node of the plan
 */
public record PlannerBudget(OptionalLong cost, OptionalLong rows) {

    /** No bound at all: then nothing is estimated. */
    public static final PlannerBudget NONE = new PlannerBudget(OptionalLong.empty(), OptionalLong.empty());

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when nothing could pass one of them
     */
    public PlannerBudget {
        if (cost.orElse(1) < 1 || rows.orElse(1) < 1) {
            throw new IllegalArgumentException("budget-cost and budget-rows are 1 or more");
        }
    }

    /** Whether a query has to be planned before it may run. */
    public boolean isBounded() {
        return cost.isPresent() || rows.isPresent();
    }
}
