// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.lexicon;

/** What a call can do to the size of its value; each function of the lists has at least one ({@code functions.txt}). */
public enum Effect {
    /** About as long as the operands together, or shorter. */
    PLAIN,
    /** A small number, whatever it is given. */
    MEASURES,
    /** Arithmetic that {@code OperationCost} prices by its name. */
    COMPUTES,
    /** As long as the operands together. */
    JOINS,
    /** May write each character as several. */
    QUOTES,
    /** Puts one operand between the parts of another. */
    SEPARATES,
    /** Puts one operand in the place of each character of another. */
    REPLACES,
    /** One value from the rows of a group. */
    GATHERS,
    /** As long as its arguments say, so {@code BoundedCalls} looks at them. */
    BOUNDED,
    /** Its text can spell a number that stands in none of its operands. */
    SPELLS
}
