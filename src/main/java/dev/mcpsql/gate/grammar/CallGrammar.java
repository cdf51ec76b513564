// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.grammar;

import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token.Kind;
import java.util.Set;

/** How functions are called (manual §4.2.6 to §4.2.8, §4.3; {@code gram.y}: func_expr). */
final class CallGrammar {

    /** Called without parentheses. */
    private static final Set<String> BARE = Keywords.words("""
            current_date current_role current_user session_user system_user user current_catalog""");

    private static final Set<String> CLOCKS = Keywords.words("current_time current_timestamp localtime localtimestamp");

    private final TokenCursor cursor;
    private final Grammar grammar;
    private final SpecialCallGrammar special;

    /** What the arguments of a call hold. */
    private enum Arguments {
        NONE,
        PLAIN,
        ORDERED,
        /** With DISTINCT or VARIADIC, that is, not for an ordered-set aggregate. */
        MARKED
    }

    CallGrammar(TokenCursor cursor, Grammar grammar) {
        this.cursor = cursor;
        this.grammar = grammar;
        this.special = new SpecialCallGrammar(cursor, grammar);
    }

    /** Reads one of the calls that the grammar knows by name, if one stands here. */
    boolean acceptSpecial() {
        if (cursor.acceptAnyOf(BARE)) {
            return true;
        }
        if (cursor.isWord("current_schema") && !cursor.ahead(1).isSymbol("(")) {
            cursor.move();
            return true;
        }
        if (cursor.acceptAnyOf(CLOCKS)) {
            cursor.optionalInteger();
            return true;
        }
        return special.accept();
    }

    /** What follows the name: arguments and clauses, or the modifiers of a type and its literal. */
    void callOrLiteral() {
        Arguments arguments = arguments();
        if (arguments == Arguments.PLAIN && cursor.accept(Kind.STRING)) {
            return;
        }
        if (cursor.acceptPhrase("within", "group")) {
            cursor.require(arguments == Arguments.PLAIN || arguments == Arguments.NONE);
            cursor.inParentheses(grammar.windows()::order);
        }
        clauses();
    }

    /** Which rows an aggregate takes. */
    void clauses() {
        if (cursor.acceptWord("filter")) {
            cursor.inParentheses(() -> {
                cursor.expectWord("where");
                grammar.expressions().expression();
            });
        }
        if (cursor.acceptWord("over")) {
            if (cursor.isSymbol("(")) {
                grammar.windows().window();
            } else {
                grammar.names().columnName();
            }
        }
    }

    /** A call in FROM: without a window. */
    void source() {
        if (acceptSpecial()) {
            return;
        }
        boolean qualified = cursor.ahead(1).isSymbol(".");
        cursor.require(qualified || NameGrammar.isFunctionName(cursor.next()));
        cursor.require(!qualified || NameGrammar.isColumnName(cursor.next()));
        cursor.move();
        grammar.names().furtherParts();
        arguments();
    }

    private Arguments arguments() {
        cursor.expectSymbol("(");
        if (cursor.acceptSymbol(")")) {
            return Arguments.NONE;
        }
        if (cursor.isOperator("*") && cursor.ahead(1).isSymbol(")")) {
            cursor.move();
            cursor.move();
            return Arguments.MARKED;
        }
        boolean marked = cursor.acceptWord("distinct");
        boolean all = !marked && cursor.acceptWord("all");
        marked |= argumentList(all || marked);
        boolean ordered = cursor.isWord("order");
        if (ordered) {
            grammar.windows().order();
        }
        cursor.expectSymbol(")");
        return marked ? Arguments.MARKED : ordered ? Arguments.ORDERED : Arguments.PLAIN;
    }

    /** Whether the last argument is VARIADIC, which DISTINCT and ALL exclude. */
    private boolean argumentList(boolean quantified) {
        do {
            if (cursor.isWord("variadic")) {
                cursor.require(!quantified);
                cursor.move();
                argument();
                return true;
            }
            argument();
        } while (cursor.acceptSymbol(","));
        return false;
    }

    void argument() {
        if (cursor.ahead(1).isSymbol("=>") || cursor.ahead(1).isSymbol(":=")) {
            grammar.names().functionName();
            cursor.move();
        }
        grammar.expressions().expression();
    }
}
