// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.grammar;

import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token.Kind;
import java.util.Map;
import java.util.Set;

/** How types are written (manual chapter 8, §4.2.9; {@code gram.y}: Typename). */
final class TypeGrammar {

    private static final Set<String> BARE = Keywords.words("int integer smallint bigint real boolean json");
    private static final Set<String> WITH_MODIFIERS = Keywords.words("decimal dec numeric");
    private static final Set<String> CHARACTERS = Keywords.words("character char varchar nchar");
    private static final Set<String> CLOCKS = Keywords.words("timestamp time");
    private static final Set<String> UNITS = Keywords.words("year month day hour minute second");
    /** Which unit may end the range that a unit begins. */
    private static final Map<String, Set<String>> RANGES = Map.of(
            "year", Set.of("month"),
            "day", Set.of("hour", "minute", "second"),
            "hour", Set.of("minute", "second"),
            "minute", Set.of("second"));

    private final TokenCursor cursor;
    private final Grammar grammar;

    TypeGrammar(TokenCursor cursor, Grammar grammar) {
        this.cursor = cursor;
        this.grammar = grammar;
    }

    void type() {
        cursor.acceptWord("setof");
        if (cursor.acceptWord("interval")) {
            interval();
        } else if (!acceptKeyword()) {
            grammar.names().functionName();
            grammar.names().furtherParts();
            optionalModifiers();
        }
        bounds();
    }

    private void interval() {
        if (cursor.isSymbol("(")) {
            cursor.optionalInteger();
        } else {
            optionalUnits();
        }
    }

    private void bounds() {
        if (cursor.acceptWord("array")) {
            if (cursor.acceptSymbol("[")) {
                cursor.expectInteger();
                cursor.expectSymbol("]");
            }
            return;
        }
        while (cursor.acceptSymbol("[")) {
            if (!cursor.isSymbol("]")) {
                cursor.expectInteger();
            }
            cursor.expectSymbol("]");
        }
    }

    /** Reads one of the types, other than INTERVAL, that are key words, with what belongs to it. */
    boolean acceptKeyword() {
        if (cursor.acceptAnyOf(BARE) || cursor.acceptPhrase("double", "precision")) {
            return true;
        }
        if (cursor.acceptAnyOf(WITH_MODIFIERS)) {
            optionalModifiers();
        } else if (cursor.acceptWord("float")) {
            cursor.optionalInteger();
        } else if (cursor.acceptWord("bit")) {
            cursor.acceptWord("varying");
            optionalModifiers();
        } else if (cursor.acceptAnyOf(CLOCKS)) {
            cursor.optionalInteger();
            optionalZone();
        } else {
            return acceptCharacters();
        }
        return true;
    }

    private boolean acceptCharacters() {
        boolean national = cursor.acceptWord("national");
        boolean varying = !cursor.isWord("varchar");
        if (!cursor.acceptAnyOf(CHARACTERS)) {
            cursor.require(!national);
            return false;
        }
        if (varying) {
            cursor.acceptWord("varying");
        }
        cursor.optionalInteger();
        return true;
    }

    private void optionalZone() {
        boolean zoned = cursor.isWord("with") || cursor.isWord("without");
        if (zoned && cursor.ahead(1).isWord("time")) {
            cursor.move();
            cursor.move();
            cursor.expectWord("zone");
        }
    }

    private void optionalModifiers() {
        if (cursor.isSymbol("(")) {
            cursor.inParentheses(() -> cursor.list(grammar.expressions()::expression));
        }
    }

    /** INTERVAL with its literal (manual §8.5.4). */
    void intervalLiteral() {
        cursor.expectWord("interval");
        boolean precise = cursor.isSymbol("(");
        cursor.optionalInteger();
        cursor.expectString();
        if (!precise) {
            optionalUnits();
        }
    }

    private void optionalUnits() {
        String first = cursor.next().text();
        if (!acceptUnit() || !cursor.isWord("to")) {
            return;
        }
        cursor.require(RANGES.containsKey(first));
        cursor.move();
        cursor.require(
                RANGES.getOrDefault(first, Set.of()).contains(cursor.next().text()));
        acceptUnit();
    }

    private boolean acceptUnit() {
        boolean second = cursor.isWord("second");
        if (cursor.next().kind() != Kind.WORD || !cursor.acceptAnyOf(UNITS)) {
            return false;
        }
        if (second) {
            cursor.optionalInteger();
        }
        return true;
    }
}
