// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.cost;

import java.util.Collection;

/**
 * What an expression costs once every derived column in it is replaced by its definition, as PostgreSQL's planner does.
 *
 * @param weight the number of leaves
 * @param growth how many operations that can make a large value from small ones lie above each other
 * @param digits decimal digits of the largest number it can be or be read as
 * @param work steps of numeric arithmetic, which no timeout interrupts: one for each pair of digits that is multiplied
 * @param bytes the length of its value as a text
 * @param peak the longest text that a replacing step inside it makes
 */
public record Cost(long weight, int growth, long digits, long work, long bytes, long peak) {

    public static final Cost NOTHING = new Cost(0, 0, 0, 0, 0, 0);
    /** A column holds what people store: short texts, and numbers far from the limits of {@code numeric}. */
    public static final Cost LEAF = new Cost(1, 0, 40, 0, 100, 0);

    /** A text of 600 bytes can stand for an expression of millions of leaves; 1,000 are planned in milliseconds. */
    public static final long MAX_WEIGHT = 1_000;
    /** Cleaning a text takes three or four nested replacements; each can multiply its length. */
    public static final int MAX_GROWTH = 6;
    /** Digits of the longest {@code numeric}: 131,072 before the point and 16,383 after it (manual §8.1.2). */
    static final long MAX_DIGITS = 147_455;
    /**
     * PostgreSQL 18 multiplies 59,000 digits by as many, 3.5 thousand million pairs, in some 25 ms. So this many pairs hold
     * a backend for about a second, in which no timeout is heeded; columns of 40 digits multiply in 1,600 pairs.
     */
    static final long MAX_WORK = 100_000_000_000L;
    /** Far above any text that people read, far below what a backend may allocate for one row. */
    public static final long MAX_BYTES = 10_000_000;

    /** Of something that holds all of these. */
    public static Cost sum(Collection<Cost> parts) {
        Cost sum = NOTHING;
        for (Cost part : parts) {
            sum = sum.plus(part);
        }
        return sum.weight > 0 ? sum : sum.withWeight(1);
    }

    private Cost plus(Cost other) {
        return new Cost(
                capped(weight + other.weight),
                Math.max(growth, other.growth),
                Math.max(digits, other.digits),
                capped(work + other.work),
                capped(bytes + other.bytes),
                Math.max(peak, other.peak));
    }

    /** Of something that is copied so many times. */
    public Cost times(int copies) {
        return new Cost(capped(weight * copies), growth, digits, capped(work * copies), bytes, peak);
    }

    Cost grown() {
        return new Cost(weight, growth + 1, digits, work, bytes, peak);
    }

    /** With another weight: a list of literals is one leaf, a sub-select is as heavy as all its clauses. */
    public Cost withWeight(long other) {
        return new Cost(other, growth, digits, work, bytes, peak);
    }

    public Cost withDigits(long other) {
        return new Cost(weight, growth, Math.min(other, MAX_DIGITS), work, bytes, peak);
    }

    public Cost withWork(long more) {
        return new Cost(weight, growth, digits, capped(work + more), bytes, peak);
    }

    public Cost withBytes(long other) {
        return new Cost(weight, growth, digits, work, capped(other), peak);
    }

    /** With a replacing step on top that makes a text of that length. */
    Cost replacedTo(long length) {
        return new Cost(weight, growth, digits, work, capped(length), Math.max(peak, length));
    }

    public boolean tooHeavy() {
        return weight > MAX_WEIGHT || growth > MAX_GROWTH;
    }

    public boolean tooLaborious() {
        return work > MAX_WORK;
    }

    public boolean tooLong() {
        return peak > MAX_BYTES;
    }

    /** Doubling per level would overflow within a text's length. */
    private static long capped(long amount) {
        return Math.min(amount, 1_000_000_000_000L);
    }
}
