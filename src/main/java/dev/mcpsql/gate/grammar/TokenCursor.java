// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.grammar;

import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Token.Kind;
import dev.mcpsql.gate.token.Tokens;
import java.util.Set;
import java.util.regex.Pattern;

/** A place in the tokens that moves forward as a grammar accepts them. Made for one text. */
final class TokenCursor {

    private static final Pattern INTEGER = Pattern.compile("\\d{1,10}");

    private final Tokens tokens;
    private int at;

    TokenCursor(Tokens tokens) {
        this.tokens = tokens;
    }

    int place() {
        return at;
    }

    Token next() {
        return tokens.at(at);
    }

    Token ahead(int distance) {
        return tokens.at(at + distance);
    }

    boolean ended() {
        return at >= tokens.size();
    }

    Tokens tokens() {
        return tokens;
    }

    void move() {
        if (ended()) {
            throw misplaced();
        }
        at++;
    }

    /** Moves behind the bracket that closes the one here. */
    void skipBrackets() {
        if (!next().isSymbol("(")) {
            throw misplaced();
        }
        at = tokens.partner(at) + 1;
    }

    Misplaced misplaced() {
        return new Misplaced(at);
    }

    boolean isWord(String word) {
        return next().isWord(word);
    }

    boolean isAnyOf(Set<String> words) {
        return next().kind() == Kind.WORD && words.contains(next().text());
    }

    boolean isSymbol(String symbol) {
        return next().isSymbol(symbol);
    }

    boolean isOperator(String operator) {
        return next().kind() == Kind.OPERATOR && next().text().equals(operator);
    }

    boolean acceptWord(String word) {
        return moveIf(isWord(word));
    }

    boolean acceptAnyOf(Set<String> words) {
        return moveIf(isAnyOf(words));
    }

    boolean acceptSymbol(String symbol) {
        return moveIf(isSymbol(symbol));
    }

    boolean acceptOperator(String operator) {
        return moveIf(isOperator(operator));
    }

    boolean accept(Kind kind) {
        return moveIf(next().kind() == kind);
    }

    /** Accepts all words of a phrase, or none. */
    boolean acceptPhrase(String first, String second) {
        boolean both = isWord(first) && ahead(1).isWord(second);
        at += both ? 2 : 0;
        return both;
    }

    private boolean moveIf(boolean accepted) {
        at += accepted ? 1 : 0;
        return accepted;
    }

    void expectWord(String word) {
        require(acceptWord(word));
    }

    void expectAnyOf(Set<String> words) {
        require(acceptAnyOf(words));
    }

    void expectSymbol(String symbol) {
        require(acceptSymbol(symbol));
    }

    void expectString() {
        require(accept(Kind.STRING));
    }

    /** An integer that PostgreSQL's scanner takes for one, that is, of four bytes. */
    void expectInteger() {
        boolean small = INTEGER.matcher(next().text()).matches()
                && next().kind() == Kind.NUMBER
                && Long.parseLong(next().text()) <= Integer.MAX_VALUE;
        require(moveIf(small));
    }

    /** The length or precision that may follow a type. */
    void optionalInteger() {
        if (acceptSymbol("(")) {
            expectInteger();
            expectSymbol(")");
        }
    }

    void require(boolean accepted) {
        if (!accepted) {
            throw misplaced();
        }
    }

    /** One or more of something between commas. */
    void list(Runnable element) {
        do {
            element.run();
        } while (acceptSymbol(","));
    }

    void inParentheses(Runnable content) {
        expectSymbol("(");
        content.run();
        expectSymbol(")");
    }
}
