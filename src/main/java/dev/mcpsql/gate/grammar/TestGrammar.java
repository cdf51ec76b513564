// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.grammar;

import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token.Kind;
import java.util.Set;

/** What may stand behind IS, and an operator with a schema (manual §9.2, §9.16.1, §4.2.5). */
final class TestGrammar {

    private static final Set<String> VALUES = Keywords.words("null true false unknown document normalized");
    private static final Set<String> NORMAL_FORMS = Keywords.words("nfc nfd nfkc nfkd");
    private static final Set<String> JSON_KINDS = Keywords.words("value scalar array object");

    private final TokenCursor cursor;
    private final Grammar grammar;

    TestGrammar(TokenCursor cursor, Grammar grammar) {
        this.cursor = cursor;
        this.grammar = grammar;
    }

    /** Reads {@code [NOT] DISTINCT FROM}, if that is what stands behind IS; an operand follows it. */
    boolean startsDistinct() {
        int distinct = cursor.isWord("not") ? 1 : 0;
        if (!cursor.ahead(distinct).isWord("distinct")) {
            return false;
        }
        cursor.acceptWord("not");
        cursor.move();
        cursor.expectWord("from");
        return true;
    }

    /** Reads any other test. */
    void test() {
        cursor.acceptWord("not");
        if (cursor.acceptWord("json")) {
            cursor.acceptAnyOf(JSON_KINDS);
            uniqueKeys();
        } else if (cursor.acceptAnyOf(NORMAL_FORMS)) {
            cursor.expectWord("normalized");
        } else {
            cursor.expectAnyOf(VALUES);
        }
    }

    private void uniqueKeys() {
        if (cursor.isWord("with") || cursor.isWord("without")) {
            if (cursor.ahead(1).isWord("unique")) {
                cursor.move();
                cursor.move();
                cursor.acceptWord("keys");
            }
        }
    }

    void qualifiedOperator() {
        cursor.expectWord("operator");
        cursor.inParentheses(() -> {
            while (cursor.next().kind() != Kind.OPERATOR) {
                grammar.names().columnName();
                cursor.expectSymbol(".");
            }
            cursor.move();
        });
    }
}
