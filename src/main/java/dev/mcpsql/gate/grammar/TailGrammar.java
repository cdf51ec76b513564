// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.grammar;

import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token;
import java.util.EnumSet;
import java.util.Set;

/** The clauses behind a whole query: ORDER BY, LIMIT, OFFSET, FETCH, FOR (manual, SELECT; {@code gram.y}: select_no_parens). */
final class TailGrammar {

    private static final Set<String> ROWS = Keywords.words("row rows");

    /** The clauses that a query can have once: one in parentheses brings its own along. */
    enum Once {
        WITH,
        ORDER,
        LIMIT,
        OFFSET
    }

    private final TokenCursor cursor;
    private final Grammar grammar;

    TailGrammar(TokenCursor cursor, Grammar grammar) {
        this.cursor = cursor;
        this.grammar = grammar;
    }

    private void once(EnumSet<Once> stated, Once clause) {
        cursor.require(stated.add(clause));
    }

    /** Reads them and adds them to those that the query has already. */
    void tail(EnumSet<Once> stated) {
        if (cursor.isWord("order")) {
            once(stated, Once.ORDER);
            grammar.windows().order();
        }
        locking();
        while (limit(stated)) {
            // LIMIT and OFFSET come in either order, each once.
        }
        locking();
    }

    private boolean limit(EnumSet<Once> stated) {
        if (cursor.isWord("limit") || cursor.isWord("fetch")) {
            once(stated, Once.LIMIT);
            if (cursor.acceptWord("limit")) {
                limitValue();
            } else {
                cursor.move();
                fetch(stated);
            }
            return true;
        }
        if (cursor.isWord("offset")) {
            once(stated, Once.OFFSET);
            cursor.move();
            grammar.expressions().expression();
            cursor.acceptAnyOf(ROWS);
            return true;
        }
        return false;
    }

    private void limitValue() {
        if (!cursor.acceptWord("all")) {
            grammar.expressions().expression();
        }
    }

    private void fetch(EnumSet<Once> stated) {
        cursor.require(cursor.acceptWord("first") || cursor.acceptWord("next"));
        if (!cursor.isAnyOf(ROWS)) {
            if (cursor.acceptOperator("+") || cursor.acceptOperator("-")) {
                cursor.require(cursor.accept(Token.Kind.NUMBER));
            } else {
                grammar.operands().operand();
            }
        }
        cursor.expectAnyOf(ROWS);
        if (!cursor.acceptWord("only")) {
            cursor.require(stated.contains(Once.ORDER));
            cursor.expectWord("with");
            cursor.expectWord("ties");
        }
    }

    private void locking() {
        while (cursor.acceptWord("for")) {
            if (cursor.acceptPhrase("read", "only")) {
                return;
            }
            strength();
            if (cursor.acceptWord("of")) {
                cursor.list(grammar.names()::relationName);
            }
            if (!cursor.acceptWord("nowait")) {
                cursor.acceptPhrase("skip", "locked");
            }
        }
    }

    private void strength() {
        if (cursor.acceptWord("no")) {
            cursor.expectWord("key");
            cursor.expectWord("update");
        } else if (cursor.acceptWord("key")) {
            cursor.expectWord("share");
        } else {
            cursor.require(cursor.acceptWord("update") || cursor.acceptWord("share"));
        }
    }
}
