// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import java.util.Set;

/** Tells, by what stands beside them, the names that belong to the type of a cast (manual §4.2.9). */
public final class TypePlaces {

    /** Types with words for modifiers (PostGIS manual §4.3); to all others a word is no modifier. */
    private static final Set<String> WITH_WORDS = Set.of("geometry", "geography");

    private TypePlaces() {}

    /** Whether the name there begins the type of {@code CAST (… AS type)}. */
    public static boolean isAfterCastAs(Tokens tokens, int index) {
        return tokens.at(index - 1).isWord("as") && tokens.caller(index).isWord("cast");
    }

    /** Whether the name there is the type of a cast, with its schema or without. */
    public static boolean isType(Tokens tokens, int index) {
        int start = tokens.at(index - 1).isSymbol(".") ? index - 2 : index;
        return tokens.at(start - 1).isSymbol("::") || isAfterCastAs(tokens, start);
    }

    /** Whether the name there is a type's modifier, as in {@code geometry(Point, 4326)}: a word that stands for itself. */
    public static boolean isModifier(Tokens tokens, int index) {
        int open = tokens.enclosing(index);
        Token before = tokens.at(index - 1);
        Token after = tokens.at(index + 1);
        return open > 0
                && tokens.at(index).isName()
                && (before.isSymbol("(") || before.isSymbol(","))
                && (after.isSymbol(")") || after.isSymbol(","))
                && WITH_WORDS.contains(tokens.at(open - 1).name())
                && isType(tokens, open - 1);
    }
}
