// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.grammar;

import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Token.Kind;
import java.util.Map;
import java.util.Set;

/** Which words may name what (manual §4.1.1, appendix C; {@code gram.y}: ColId, type_function_name, BareColLabel). */
final class NameGrammar {

    private static final Set<String> WINDOW_STARTS = Keywords.words("partition range rows groups");
    private static final int MOST_PARTS = 3;
    /** What the scanner takes as one token with such a word after it, and as no name then ({@code parser.c}). */
    private static final Map<String, Set<String>> JOINED_WITH = Map.of(
            "nulls", Set.of("first", "last"),
            "format", Set.of("json"),
            "without", Set.of("time"),
            "with", Set.of("time", "ordinality"),
            "not", Set.of("between", "in", "like", "ilike", "similar"));

    private final TokenCursor cursor;

    NameGrammar(TokenCursor cursor) {
        this.cursor = cursor;
    }

    /** Whether the token may name a column, a relation or an alias. */
    static boolean isColumnName(Token token) {
        return token.kind() == Kind.QUOTED
                || (token.kind() == Kind.WORD
                        && !Keywords.RESERVED.contains(token.text())
                        && !Keywords.RESERVED_FOR_RELATIONS.contains(token.text()));
    }

    /** Whether the token may name a function or a type. */
    static boolean isFunctionName(Token token) {
        return token.kind() == Kind.QUOTED
                || (token.kind() == Kind.WORD
                        && !Keywords.RESERVED.contains(token.text())
                        && !Keywords.RESERVED_FOR_COLUMNS.contains(token.text()));
    }

    /** Whether the token is a name and no key word at all. */
    static boolean isPlain(Token token) {
        return isColumnName(token) && isFunctionName(token) && !Keywords.UNRESERVED.contains(token.text());
    }

    void columnName() {
        take(isColumnName(cursor.next()));
    }

    void anyName() {
        take(cursor.next().isName());
    }

    void functionName() {
        take(isFunctionName(cursor.next()));
    }

    private void take(boolean fits) {
        cursor.require(fits && !isJoined());
        cursor.move();
    }

    private boolean isJoined() {
        Token word = cursor.next();
        return word.kind() == Kind.WORD
                && JOINED_WITH
                        .getOrDefault(word.text(), Set.of())
                        .contains(cursor.ahead(1).text());
    }

    void columnNames() {
        cursor.inParentheses(() -> cursor.list(this::columnName));
    }

    /** The label of an output column, if there is one. */
    void outputLabel() {
        Token next = cursor.next();
        if (cursor.acceptWord("as")) {
            anyName();
        } else if (next.isName() && (next.kind() == Kind.QUOTED || !Keywords.NEEDING_AS.contains(next.text()))) {
            anyName();
        }
    }

    boolean acceptColumnName() {
        boolean accepted = isColumnName(cursor.next());
        if (accepted) {
            columnName();
        }
        return accepted;
    }

    /** The window that another one copies. */
    void optionalWindowName() {
        if (!cursor.isAnyOf(WINDOW_STARTS)) {
            acceptColumnName();
        }
    }

    /** The name of a relation, with schema and database or without. */
    void relationName() {
        columnName();
        int parts = 1;
        while (cursor.isSymbol(".")) {
            cursor.require(parts < MOST_PARTS);
            cursor.move();
            anyName();
            parts++;
        }
    }

    /** What may follow the first part of a type's or a collation's name. */
    void furtherParts() {
        while (cursor.acceptSymbol(".")) {
            anyName();
        }
    }
}
