// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.Token.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Tokens written as one line with single blanks, and the place of each token in it. Immutable. */
final class CanonicalText {

    private final String text;
    private final int[] starts;
    private final int[] ends;
    /** The token that stands at each place of the two others. */
    private final int[] indexes;

    private CanonicalText(String text, int[] starts, int[] ends, int[] indexes) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
        this.indexes = indexes;
    }

    static CanonicalText of(List<Token> tokens) {
        return of(tokens, Map.of());
    }

    /** Writes the tokens, those without text left out, with some text put right before some of them. */
    static CanonicalText of(List<Token> tokens, Map<Integer, String> before) {
        StringBuilder text = new StringBuilder();
        int[] indexes = IntStream.range(0, tokens.size())
                .filter(i -> !tokens.get(i).text().isEmpty())
                .toArray();
        int[] starts = new int[indexes.length];
        int[] ends = new int[indexes.length];
        for (int i = 0; i < indexes.length; i++) {
            Token token = tokens.get(indexes[i]);
            if (i > 0 && needsBlank(tokens.get(indexes[i - 1]), token)) {
                text.append(' ');
            }
            text.append(before.getOrDefault(indexes[i], ""));
            starts[i] = text.length();
            text.append(token.text());
            ends[i] = text.length();
        }
        return new CanonicalText(text.toString(), starts, ends, indexes);
    }

    private static boolean needsBlank(Token left, Token right) {
        if (left.kind() == Kind.SYMBOL && "([.".contains(left.text())) {
            return false;
        }
        return right.kind() != Kind.SYMBOL || !")],.".contains(right.text());
    }

    String text() {
        return text;
    }

    /** How many tokens are written. */
    int written() {
        return starts.length;
    }

    /** Index of the token that starts there; negative when none does. */
    int tokenStartingAt(int offset) {
        int place = placeStartingAt(offset);
        return place < 0 ? place : indexes[place];
    }

    /** Place, among those written, of the token that starts there; negative when none does. */
    int placeStartingAt(int offset) {
        return Arrays.binarySearch(starts, offset);
    }

    /** Place, among those written, of the token that ends there; negative when none does. */
    int placeEndingAt(int offset) {
        return Arrays.binarySearch(ends, offset);
    }
}
