// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import java.util.Set;

/**
 * What a profile's queries may use beyond plain SELECT over its relations.
 *
 * @param syntax constructs that are off unless listed
 * @param recursionDepth the deepest {@code WITH RECURSIVE}, counted by the query itself; 0 for none
 * @param setReturningRows the most rows that one call of a set-returning function may make from literals; 0 for no such function
 * @param maxTextBytes bytes of UTF-8 of one statement
 * @param maxInList elements of one IN list
 * @param functions admitted in addition to the server's list
 * @param extensions admitted as a unit
 */
public record QueryRules(
        Set<Syntax> syntax,
        int recursionDepth,
        int setReturningRows,
        int maxTextBytes,
        int maxInList,
        Set<FunctionName> functions,
        Set<Extension> extensions) {

    /** Constructs that a profile may switch on. */
    public enum Syntax {
        /** {@code SELECT *} and {@code SELECT t.*} where every column is visible. */
        STAR,
        /** {@code OFFSET} with a literal. */
        OFFSET,
        /** {@code FETCH FIRST n ROWS ONLY} with a literal. */
        FETCH
    }

    /** As much text as a request may carry. */
    private static final int MOST_TEXT_BYTES = 1024 * 1024;

    private static final int MOST_ELEMENTS = 100_000;
    private static final int DEEPEST_RECURSION = 1_000;
    private static final int MOST_ROWS = 100_000;

    /** What a profile has that sets nothing. */
    public static final QueryRules DEFAULT = new QueryRules(Set.of(), 0, 0, 64 * 1024, 2_000, Set.of(), Set.of());

    /**
     * Checks the ranges and copies the sets.
     *
     * @throws IllegalArgumentException with a sentence when a number is out of range
     */
    public QueryRules {
        syntax = Set.copyOf(syntax);
        functions = Set.copyOf(functions);
        extensions = Set.copyOf(extensions);
        require("recursion-depth", recursionDepth, 0, DEEPEST_RECURSION);
        require("set-returning-rows", setReturningRows, 0, MOST_ROWS);
        require("max-text-bytes", maxTextBytes, 1_024, MOST_TEXT_BYTES);
        require("max-in-list", maxInList, 1, MOST_ELEMENTS);
    }

    /** Whether the profile has switched that construct on. */
    public boolean admits(Syntax construct) {
        return syntax.contains(construct);
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", got " + value);
        }
    }
}
