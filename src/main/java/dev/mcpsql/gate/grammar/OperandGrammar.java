// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.grammar;

import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Token.Kind;
import java.util.Set;

/** What operators join: constants, columns, calls, sub-selects, rows, arrays, CASE (manual §4.2; {@code gram.y}: c_expr). */
final class OperandGrammar {

    private static final Set<String> CONSTANTS = Keywords.words("true false null");
    private static final Set<String> TYPES = Keywords.words("""
            int integer smallint bigint real boolean json decimal dec numeric float bit timestamp time national character
            char varchar nchar""");

    private final TokenCursor cursor;
    private final Grammar grammar;

    OperandGrammar(TokenCursor cursor, Grammar grammar) {
        this.cursor = cursor;
        this.grammar = grammar;
    }

    void operand() {
        switch (cursor.next().kind()) {
            case NUMBER, STRING -> cursor.move();
            case SYMBOL -> parenthesized();
            case QUOTED -> named();
            case WORD -> word(cursor.next().text());
            case OPERATOR -> throw cursor.misplaced();
        }
    }

    private void word(String word) {
        boolean opens = cursor.ahead(1).isSymbol("(");
        if (cursor.acceptAnyOf(CONSTANTS)) {
            return;
        }
        switch (word) {
            case "case" -> choice();
            case "array" -> array();
            case "interval" -> interval();
            default -> {
                if (opens && word.equals("exists")) {
                    cursor.move();
                    grammar.queries().inParentheses();
                } else if (opens && word.equals("row")) {
                    overlapping(row());
                } else if (!grammar.calls().acceptSpecial()) {
                    typedOrNamed();
                }
            }
        }
    }

    private void interval() {
        Token after = cursor.ahead(1);
        if (after.kind() == Kind.STRING || after.isSymbol("(")) {
            grammar.types().intervalLiteral();
        } else {
            named();
        }
    }

    private void typedOrNamed() {
        if (startsTypedLiteral()) {
            cursor.require(grammar.types().acceptKeyword());
            cursor.expectString();
        } else {
            named();
        }
    }

    /** A type that is a key word before its literal; alone it would be a column. */
    private boolean startsTypedLiteral() {
        Token after = cursor.ahead(1);
        if (cursor.isWord("double") && after.isWord("precision")) {
            return true;
        }
        boolean continues = after.kind() == Kind.STRING
                || after.isSymbol("(")
                || after.isWord("varying")
                || after.isWord("character")
                || after.isWord("char")
                || ((after.isWord("with") || after.isWord("without"))
                        && cursor.ahead(2).isWord("time"));
        return cursor.isAnyOf(TYPES) && continues && !isCallOfJson(after);
    }

    private boolean isCallOfJson(Token after) {
        return cursor.isWord("json") && after.isSymbol("(");
    }

    /** A column, a call, or a type before its literal: they all begin with a name. */
    private void named() {
        Token first = cursor.next();
        int parts = parts();
        Token after = cursor.ahead(2 * parts - 1);
        if (after.isSymbol("(") || after.kind() == Kind.STRING) {
            cursor.require(parts == 1 ? NameGrammar.isFunctionName(first) : NameGrammar.isColumnName(first));
            for (int i = 0; i < 2 * parts - 1; i++) {
                cursor.move();
            }
            if (!cursor.accept(Kind.STRING)) {
                grammar.calls().callOrLiteral();
            }
            return;
        }
        grammar.names().columnName();
        indirection();
    }

    /** How many names stand here with dots between them. */
    private int parts() {
        int parts = 1;
        while (cursor.ahead(2 * parts - 1).isSymbol(".")
                && cursor.ahead(2 * parts).isName()) {
            parts++;
        }
        return parts;
    }

    /** Fields and subscripts. */
    private void indirection() {
        while (cursor.isSymbol(".") || cursor.isSymbol("[")) {
            if (cursor.acceptSymbol("[")) {
                subscript();
            } else {
                cursor.move();
                if (cursor.acceptOperator("*")) {
                    return;
                }
                grammar.names().anyName();
            }
        }
    }

    private void subscript() {
        if (!cursor.isSymbol(":")) {
            grammar.expressions().expression();
        }
        if (cursor.acceptSymbol(":") && !cursor.isSymbol("]")) {
            grammar.expressions().expression();
        }
        cursor.expectSymbol("]");
    }

    private void parenthesized() {
        if (grammar.queries().startsInParentheses()) {
            grammar.queries().inParentheses();
            indirection();
            return;
        }
        cursor.expectSymbol("(");
        int values = values();
        if (values > 1) {
            overlapping(values);
        } else {
            indirection();
        }
    }

    /** Reads values up to the parenthesis that closes them; how many there are. */
    private int values() {
        int values = 0;
        do {
            grammar.expressions().expression();
            values++;
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        return values;
    }

    private int row() {
        cursor.expectWord("row");
        cursor.expectSymbol("(");
        return cursor.acceptSymbol(")") ? 0 : values();
    }

    /** OVERLAPS stands between rows of two values only (manual §9.9). */
    private void overlapping(int values) {
        if (cursor.acceptWord("overlaps")) {
            cursor.require(values == 2);
            if (cursor.isWord("row")) {
                cursor.require(row() == 2);
            } else {
                cursor.expectSymbol("(");
                cursor.require(values() == 2);
            }
        }
    }

    private void array() {
        cursor.expectWord("array");
        if (cursor.isSymbol("(")) {
            grammar.queries().inParentheses();
        } else {
            elements();
        }
    }

    private void elements() {
        cursor.expectSymbol("[");
        if (cursor.isSymbol("[")) {
            cursor.list(this::elements);
        } else if (!cursor.isSymbol("]")) {
            grammar.expressions().list();
        }
        cursor.expectSymbol("]");
    }

    private void choice() {
        cursor.expectWord("case");
        if (!cursor.isWord("when")) {
            grammar.expressions().expression();
        }
        do {
            cursor.expectWord("when");
            grammar.expressions().expression();
            cursor.expectWord("then");
            grammar.expressions().expression();
        } while (cursor.isWord("when"));
        if (cursor.acceptWord("else")) {
            grammar.expressions().expression();
        }
        cursor.expectWord("end");
    }
}
