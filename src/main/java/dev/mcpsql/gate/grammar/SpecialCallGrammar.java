// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.grammar;

import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Token.Kind;
import java.util.Set;

/** The calls that the grammar knows by name, each with its own words (manual chapter 9; {@code func_expr_common_subexpr}). */
final class SpecialCallGrammar {

    private static final Set<String> FIELDS = Keywords.words("year month day hour minute second");
    private static final Set<String> NORMAL_FORMS = Keywords.words("nfc nfd nfkc nfkd");
    private static final Set<String> SIDES = Keywords.words("both leading trailing");

    private final TokenCursor cursor;
    private final Grammar grammar;
    private final ExpressionReader reader;

    /** Reads one expression. */
    private interface ExpressionReader {
        void read();
    }

    SpecialCallGrammar(TokenCursor cursor, Grammar grammar) {
        this.cursor = cursor;
        this.grammar = grammar;
        this.reader = () -> grammar.expressions().expression();
    }

    boolean accept() {
        if (cursor.isWord("collation") && cursor.ahead(1).isWord("for")) {
            cursor.move();
            cursor.move();
            cursor.inParentheses(reader::read);
            return true;
        }
        return cursor.next().kind() == Kind.WORD
                && cursor.ahead(1).isSymbol("(")
                && acceptCall(cursor.next().text());
    }

    private boolean acceptCall(String name) {
        switch (name) {
            case "cast", "treat" -> call(this::cast);
            case "coalesce", "greatest", "least", "grouping", "xmlconcat" -> call(() -> cursor.list(reader::read));
            case "nullif" -> call(this::pair);
            case "extract" -> call(this::extract);
            case "normalize" -> call(this::normalize);
            case "overlay" -> call(this::overlay);
            case "position" -> call(this::position);
            case "substring" -> call(this::substring);
            case "trim" -> call(this::trim);
            default -> {
                return acceptOpaque(name);
            }
        }
        return true;
    }

    /** XML and SQL/JSON, of which nothing is admitted but plain calls. */
    private boolean acceptOpaque(String name) {
        boolean opaque =
                Keywords.RESERVED_FOR_COLUMNS.contains(name) && (name.startsWith("xml") || name.startsWith("json"));
        if (opaque || name.equals("json")) {
            cursor.move();
            cursor.require(name.equals("json_array") || !isQuery(cursor.ahead(1)));
            cursor.skipBrackets();
            grammar.calls().clauses();
            return true;
        }
        return false;
    }

    /** Only JSON_ARRAY takes a query without parentheses of its own. */
    private static boolean isQuery(Token first) {
        return first.isWord("select") || first.isWord("with") || first.isWord("table");
    }

    private void call(Runnable arguments) {
        cursor.move();
        cursor.inParentheses(arguments);
    }

    private void cast() {
        reader.read();
        cursor.expectWord("as");
        grammar.types().type();
    }

    private void pair() {
        reader.read();
        cursor.expectSymbol(",");
        reader.read();
    }

    private void extract() {
        cursor.require(cursor.accept(Kind.STRING) || cursor.acceptAnyOf(FIELDS) || acceptField());
        cursor.expectWord("from");
        reader.read();
    }

    private boolean acceptField() {
        boolean field = NameGrammar.isPlain(cursor.next());
        if (field) {
            cursor.move();
        }
        return field;
    }

    private void normalize() {
        reader.read();
        if (cursor.acceptSymbol(",")) {
            cursor.expectAnyOf(NORMAL_FORMS);
        }
    }

    private void overlay() {
        if (argumentsAlone()) {
            return;
        }
        cursor.expectWord("placing");
        reader.read();
        cursor.expectWord("from");
        reader.read();
        if (cursor.acceptWord("for")) {
            reader.read();
        }
    }

    /** Reads arguments between commas; whether they were all. */
    private boolean argumentsAlone() {
        if (cursor.isSymbol(")")) {
            return true;
        }
        boolean named = cursor.ahead(1).isSymbol("=>") || cursor.ahead(1).isSymbol(":=");
        grammar.calls().argument();
        boolean more = cursor.isSymbol(",");
        while (cursor.acceptSymbol(",")) {
            grammar.calls().argument();
        }
        return more || named || cursor.isSymbol(")");
    }

    private void position() {
        grammar.expressions().bound();
        cursor.expectWord("in");
        grammar.expressions().bound();
    }

    private void substring() {
        if (argumentsAlone()) {
            return;
        }
        if (cursor.acceptWord("similar")) {
            reader.read();
            cursor.expectWord("escape");
            reader.read();
        } else if (cursor.acceptWord("from")) {
            reader.read();
            if (cursor.acceptWord("for")) {
                reader.read();
            }
        } else {
            cursor.expectWord("for");
            reader.read();
            if (cursor.acceptWord("from")) {
                reader.read();
            }
        }
    }

    private void trim() {
        cursor.acceptAnyOf(SIDES);
        if (cursor.acceptWord("from")) {
            cursor.list(reader::read);
            return;
        }
        reader.read();
        if (cursor.acceptWord("from")) {
            cursor.list(reader::read);
        } else {
            while (cursor.acceptSymbol(",")) {
                reader.read();
            }
        }
    }
}
