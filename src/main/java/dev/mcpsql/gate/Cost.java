// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import java.util.Collection;

/**
 * What an expression costs once every derived column in it is replaced by its definition, as PostgreSQL's planner does.
 *
 * @param weight the number of leaves
 * @param growth how many operations that can make a large value from small ones lie above each other
 */
record Cost(long weight, int growth) {

    static final Cost NOTHING = new Cost(0, 0);
    static final Cost LEAF = new Cost(1, 0);

    /** A text of 600 bytes can stand for an expression of millions of leaves; 1,000 are planned in milliseconds. */
    static final long MAX_WEIGHT = 1_000;
    /** Cleaning a text takes three or four nested replacements; each can multiply its length. */
    static final int MAX_GROWTH = 6;

    /** Of something that holds all of these. */
    static Cost sum(Collection<Cost> parts) {
        return new Cost(
                Math.max(1, parts.stream().mapToLong(Cost::weight).reduce(0, Cost::capped)),
                parts.stream().mapToInt(Cost::growth).max().orElse(0));
    }

    /** Of something that is copied so many times. */
    Cost times(int copies) {
        return new Cost(Math.min(weight * copies, Integer.MAX_VALUE), growth);
    }

    Cost grown() {
        return new Cost(weight, growth + 1);
    }

    boolean excessive() {
        return weight > MAX_WEIGHT || growth > MAX_GROWTH;
    }

    /** Doubling per level would overflow within a text's length. */
    private static long capped(long left, long right) {
        return Math.min(left + right, Integer.MAX_VALUE);
    }
}
