// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.screen;

import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Token.Kind;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the elements of IN lists that hold nothing but literals: {@code IN (1, 2, 3)}.
 *
 * <p>Whatever their number, such a list is one comparison with one array, to PostgreSQL ({@code transformAExprIn}) as to the
 * gate. One element tells the parser all there is to know; reading a thousand takes it 90 ms.
 */
public final class LiteralLists {

    private LiteralLists() {}

    /** Indexes of all but the first element, with the commas before them. */
    public static BitSet furtherElements(List<Token> tokens) {
        BitSet further = new BitSet();
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).isSymbol("(") && tokens.get(i - 1).isWord("in")) {
                int end = endOfLiterals(tokens, i + 1);
                if (end > i + 2) {
                    further.set(i + 2, end);
                }
            }
        }
        return further;
    }

    /** Index of the parenthesis that ends literals with commas between them; -1 when anything else stands there. */
    private static int endOfLiterals(List<Token> tokens, int first) {
        for (int i = first; i + 1 < tokens.size(); i += 2) {
            Kind kind = tokens.get(i).kind();
            if (kind != Kind.STRING && kind != Kind.NUMBER) {
                return -1;
            }
            if (tokens.get(i + 1).isSymbol(")")) {
                return i + 1;
            }
            if (!tokens.get(i + 1).isSymbol(",")) {
                return -1;
            }
        }
        return -1;
    }
}
