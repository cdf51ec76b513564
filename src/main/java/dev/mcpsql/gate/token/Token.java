// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import java.util.Locale;

/**
 * One token of PostgreSQL's scanner in canonical spelling.
 *
 * @param kind what it is
 * @param text its canonical spelling: words folded to lower case, literals plain, numbers decimal
 * @param name the identifier that a word or a quoted name denotes; empty for other kinds
 */
public record Token(Kind kind, String text, String name) {

    /** The kinds that matter to the gate. */
    public enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        OPERATOR,
        SYMBOL
    }

    /** Stands before the first and after the last token, so that looking around needs no bounds check. */
    public static final Token NONE = new Token(Kind.SYMBOL, "", "");

    public boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    public boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** For messages: a key word in upper case, anything else as it stands. */
    public String spelled() {
        return kind == Kind.WORD ? shown().toUpperCase(Locale.ROOT) : shown();
    }

    /** For messages: never longer than a line. */
    public String shown() {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
