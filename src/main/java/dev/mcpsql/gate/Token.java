// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

/**
 * One token of PostgreSQL's scanner in canonical spelling.
 *
 * @param kind what it is
 * @param text its canonical spelling: words folded to lower case, literals plain, numbers decimal
 * @param name the identifier that a word or a quoted name denotes; empty for other kinds
 */
record Token(Kind kind, String text, String name) {

    /** The kinds that matter to the gate. */
    enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        OPERATOR,
        SYMBOL
    }

    /** Stands before the first and after the last token, so that looking around needs no bounds check. */
    static final Token NONE = new Token(Kind.SYMBOL, "", "");

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** For messages: never longer than a line. */
    String shown() {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
