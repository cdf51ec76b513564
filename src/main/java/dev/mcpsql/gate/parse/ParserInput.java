// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.parse;

import dev.mcpsql.gate.token.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The tokens that the parser reads, and where each stands in the statement. Immutable.
 *
 * <p>They are those of {@link ParseView}, but of a long list of literals only the first ({@code LiteralLists}).
 */
public final class ParserInput {

    private final List<Token> tokens;
    private final int[] places;

    private ParserInput(List<Token> tokens, int[] places) {
        this.tokens = List.copyOf(tokens);
        this.places = places;
    }

    /** Takes the view of a whole statement and the indexes to leave out. */
    public static ParserInput of(List<Token> view, BitSet omitted) {
        List<Token> kept = new ArrayList<>(view.size());
        int[] places = new int[view.size() - omitted.cardinality()];
        for (int i = omitted.nextClearBit(0); i < view.size(); i = omitted.nextClearBit(i + 1)) {
            places[kept.size()] = i;
            kept.add(view.get(i));
        }
        return new ParserInput(kept, places);
    }

    List<Token> tokens() {
        return tokens;
    }

    int size() {
        return tokens.size();
    }

    /** Index in the statement of a token of that index; -1 behind the last. */
    int place(int index) {
        return index < places.length ? places[index] : -1;
    }
}
