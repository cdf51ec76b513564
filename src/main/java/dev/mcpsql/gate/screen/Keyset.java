// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.screen;

import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says how to read the next page without OFFSET: by the values at which the last page ended. */
final class Keyset {

    private static final int MAX_KEYS = 8;

    private final Tokens tokens;
    private final List<String> keys = new ArrayList<>();
    private int descending;

    private Keyset(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A sentence for the OFFSET at that token, with the statement's own ORDER BY columns where they are plain. */
    static String insteadOf(Tokens tokens, int offset) {
        Keyset keyset = new Keyset(tokens);
        int order = keyset.orderBefore(offset);
        return "OFFSET " + tokens.at(offset + 1).shown() + " is not admitted; "
                + (order >= 0 && keyset.readKeys(order + 2)
                        ? keyset.condition()
                        : "page by key: ORDER BY a unique column, then WHERE that column > the last value you got.");
    }

    /** Index of the ORDER that belongs to the query of the OFFSET; -1 when there is none. */
    private int orderBefore(int offset) {
        int at = offset - 1;
        while (at >= 0
                && !(tokens.enclosing(at) == tokens.enclosing(offset)
                        && tokens.at(at).isWord("order"))) {
            if (tokens.enclosing(at) == tokens.enclosing(offset)
                    && tokens.at(at).isWord("select")) {
                return -1;
            }
            at--;
        }
        return at;
    }

    /** Reads columns with their directions; false at anything that is not a plain column. */
    private boolean readKeys(int start) {
        int at = start;
        while (keys.size() < MAX_KEYS) {
            int last = endOfName(at);
            if (last < 0) {
                return false;
            }
            keys.add(spelled(at, last));
            at = last + 1;
            if (tokens.at(at).isWord("desc")) {
                descending++;
            }
            at += tokens.at(at).isWord("desc") || tokens.at(at).isWord("asc") ? 1 : 0;
            if (!tokens.at(at).isSymbol(",")) {
                return (tokens.at(at).isWord("limit") || tokens.at(at).isWord("offset"))
                        && (descending == 0 || descending == keys.size());
            }
            at++;
        }
        return false;
    }

    private int endOfName(int start) {
        int at = start;
        while (tokens.at(at).isName()) {
            if (!tokens.at(at + 1).isSymbol(".")) {
                return at;
            }
            at += 2;
        }
        return -1;
    }

    private String spelled(int first, int last) {
        return tokens.list().subList(first, last + 1).stream().map(Token::shown).collect(Collectors.joining());
    }

    private String condition() {
        String values = keys.stream().map(key -> "…").collect(Collectors.joining(", "));
        String comparison = descending == 0 ? " > " : " < ";
        return keys.size() == 1
                ? "page by key: WHERE " + keys.get(0) + comparison + values
                        + ", the value of the last row you got, if that column is unique; else order by a unique one, too."
                : "page by key: WHERE (" + String.join(", ", keys) + ")" + comparison + "(" + values
                        + "), the values of the last row you got, if the columns together are unique.";
    }
}
