// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.grammar;

/** Ends the reading of a text that PostgreSQL's grammar does not admit; it never leaves {@link Grammar}. */
final class Misplaced extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int index;

    /** Names the first token that cannot stand where it stands. */
    Misplaced(int index) {
        super(null, null, false, false);
        this.index = index;
    }

    int index() {
        return index;
    }
}
