// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import dev.mcpsql.gate.token.Token.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Tokens written as one line with single blanks, and the place of each token in it. Immutable. */
public final class CanonicalText {

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private CanonicalText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    public static CanonicalText of(List<Token> tokens) {
        return of(tokens, Map.of());
    }

    /** Writes the tokens with some text put right before some of them. */
    public static CanonicalText of(List<Token> tokens, Map<Integer, String> before) {
        StringBuilder text = new StringBuilder(tokens.size() * 8);
        int[] starts = new int[tokens.size()];
        int[] ends = new int[tokens.size()];
        for (int i = 0; i < tokens.size(); i++) {
            if (i > 0 && needsBlank(tokens.get(i - 1), tokens.get(i))) {
                text.append(' ');
            }
            if (!before.isEmpty()) {
                text.append(before.getOrDefault(i, ""));
            }
            starts[i] = text.length();
            text.append(tokens.get(i).text());
            ends[i] = text.length();
        }
        return new CanonicalText(text.toString(), starts, ends);
    }

    private static boolean needsBlank(Token left, Token right) {
        if (isDotOfNumber(left, right) || isDotOfNumber(right, left)) {
            return true;
        }
        if (left.kind() == Kind.SYMBOL && "([.".contains(left.text())) {
            return false;
        }
        return right.kind() != Kind.SYMBOL || !")],.".contains(right.text());
    }

    /** A dot beside a number would be read as part of it, and two dots as one symbol (scan.l, {@code decimal}). */
    private static boolean isDotOfNumber(Token dot, Token other) {
        return dot.isSymbol(".") && (other.kind() == Kind.NUMBER || other.isSymbol("."));
    }

    public String text() {
        return text;
    }

    /** How many tokens it holds. */
    int tokens() {
        return starts.length;
    }

    /** Index of the token that starts there; negative when none does. */
    int tokenStartingAt(int offset) {
        return Arrays.binarySearch(starts, offset);
    }

    /** Index of the token that covers that offset or else is the next one; negative after the last. */
    int tokenNotBefore(int offset) {
        int ending = Arrays.binarySearch(ends, offset);
        int token = ending >= 0 ? ending + 1 : -ending - 1;
        return token < ends.length ? token : -1;
    }

    /** Index of the token that ends there; negative when none does. */
    int tokenEndingAt(int offset) {
        return Arrays.binarySearch(ends, offset);
    }
}
