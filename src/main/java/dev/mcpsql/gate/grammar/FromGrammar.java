// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.grammar;

import dev.mcpsql.gate.token.Keywords;
import java.util.Set;

/** How relations are listed and joined (manual §7.2.1; {@code gram.y}: table_ref). */
final class FromGrammar {

    private static final Set<String> OUTER = Keywords.words("left right full");

    private final TokenCursor cursor;
    private final Grammar grammar;

    FromGrammar(TokenCursor cursor, Grammar grammar) {
        this.cursor = cursor;
        this.grammar = grammar;
    }

    /** One element of FROM. A join without its condition yet takes the joins that follow, up to that condition. */
    void source() {
        item();
        while (acceptJoin()) {
            // Joins associate to the left.
        }
    }

    private boolean acceptJoin() {
        if (cursor.acceptWord("cross")) {
            cursor.expectWord("join");
            item();
            return true;
        }
        if (cursor.acceptWord("natural")) {
            cursor.require(acceptJoinWords());
            item();
            return true;
        }
        if (!acceptJoinWords()) {
            return false;
        }
        source();
        condition();
        return true;
    }

    private boolean acceptJoinWords() {
        if (cursor.acceptAnyOf(OUTER)) {
            cursor.acceptWord("outer");
        } else if (!cursor.acceptWord("inner")) {
            return cursor.acceptWord("join");
        }
        cursor.expectWord("join");
        return true;
    }

    private void condition() {
        if (cursor.acceptWord("using")) {
            grammar.names().columnNames();
            if (cursor.acceptWord("as")) {
                grammar.names().columnName();
            }
        } else {
            cursor.expectWord("on");
            grammar.expressions().expression();
        }
    }

    private void item() {
        boolean lateral = cursor.acceptWord("lateral");
        if (grammar.queries().startsInParentheses()) {
            grammar.queries().inParentheses();
            alias();
        } else if (cursor.isSymbol("(")) {
            cursor.require(!lateral);
            joinInParentheses();
        } else if (startsCall()) {
            calls();
        } else {
            cursor.require(!lateral);
            relation();
            alias();
            sample();
        }
    }

    private void joinInParentheses() {
        cursor.expectSymbol("(");
        int start = cursor.place();
        item();
        boolean joined =
                cursor.tokens().at(start).isSymbol("(") && cursor.tokens().partner(start) == cursor.place() - 1;
        while (acceptJoin()) {
            joined = true;
        }
        cursor.require(joined);
        cursor.expectSymbol(")");
        alias();
    }

    /** The name of a relation, as in TABLE too. */
    void relation() {
        if (cursor.acceptWord("only")) {
            if (cursor.isSymbol("(")) {
                cursor.inParentheses(grammar.names()::relationName);
            } else {
                grammar.names().relationName();
            }
        } else {
            grammar.names().relationName();
            cursor.acceptOperator("*");
        }
    }

    private boolean startsCall() {
        if (cursor.isWord("only")) {
            return false;
        }
        int last = 0;
        while (cursor.ahead(last + 1).isSymbol(".")) {
            last += 2;
        }
        return cursor.ahead(last + 1).isSymbol("(")
                || (cursor.isWord("rows") && cursor.ahead(1).isWord("from"))
                || !NameGrammar.isColumnName(cursor.next());
    }

    private void calls() {
        if (cursor.acceptPhrase("rows", "from")) {
            cursor.inParentheses(() -> cursor.list(() -> {
                grammar.calls().source();
                if (cursor.acceptWord("as")) {
                    cursor.inParentheses(() -> cursor.list(this::columnDefinition));
                }
            }));
        } else {
            grammar.calls().source();
        }
        if (cursor.acceptWord("with")) {
            cursor.expectWord("ordinality");
        }
        callAlias();
    }

    private void alias() {
        boolean required = cursor.acceptWord("as");
        if (required) {
            grammar.names().columnName();
        } else if (!grammar.names().acceptColumnName()) {
            return;
        }
        if (cursor.isSymbol("(")) {
            grammar.names().columnNames();
        }
    }

    private void callAlias() {
        boolean as = cursor.acceptWord("as");
        boolean named = grammar.names().acceptColumnName();
        cursor.require(!as || named || cursor.isSymbol("("));
        if (cursor.isSymbol("(") && (as || named)) {
            cursor.inParentheses(() -> cursor.list(this::columnDefinition));
        }
    }

    /** A column of an alias, with a type or without. */
    private void columnDefinition() {
        grammar.names().columnName();
        if (!cursor.isSymbol(",") && !cursor.isSymbol(")")) {
            grammar.types().type();
            if (cursor.acceptWord("collate")) {
                grammar.names().columnName();
                grammar.names().furtherParts();
            }
        }
    }

    private void sample() {
        if (!cursor.acceptWord("tablesample")) {
            return;
        }
        grammar.names().functionName();
        grammar.names().furtherParts();
        cursor.inParentheses(grammar.expressions()::list);
        if (cursor.acceptWord("repeatable")) {
            cursor.inParentheses(grammar.expressions()::expression);
        }
    }
}
