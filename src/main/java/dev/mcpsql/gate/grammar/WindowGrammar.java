// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.grammar;

import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token;
import java.util.Set;

/** How rows are sorted, grouped and framed (manual §7.2.4, §7.5, §4.2.8). */
final class WindowGrammar {

    private static final Set<String> UNITS = Keywords.words("range rows groups");
    private static final Set<String> PLACES = Keywords.words("first last");
    private static final Set<String> SETS = Keywords.words("cube rollup");

    /** The bounds of a frame, in the order of rows. */
    private enum Bound {
        UNBOUNDED_PRECEDING,
        PRECEDING,
        CURRENT,
        FOLLOWING,
        UNBOUNDED_FOLLOWING
    }

    private final TokenCursor cursor;
    private final Grammar grammar;

    WindowGrammar(TokenCursor cursor, Grammar grammar) {
        this.cursor = cursor;
        this.grammar = grammar;
    }

    void order() {
        cursor.expectWord("order");
        cursor.expectWord("by");
        cursor.list(this::sortKey);
    }

    private void sortKey() {
        grammar.expressions().expression();
        if (cursor.acceptWord("using")) {
            if (cursor.isWord("operator")) {
                new TestGrammar(cursor, grammar).qualifiedOperator();
            } else {
                cursor.require(cursor.accept(Token.Kind.OPERATOR));
            }
        } else if (!cursor.acceptWord("asc")) {
            cursor.acceptWord("desc");
        }
        if (cursor.acceptWord("nulls")) {
            cursor.expectAnyOf(PLACES);
        }
    }

    void groupingItem() {
        if (cursor.isSymbol("(") && cursor.ahead(1).isSymbol(")")) {
            cursor.move();
            cursor.move();
        } else if (cursor.isAnyOf(SETS) && cursor.ahead(1).isSymbol("(")) {
            cursor.move();
            cursor.inParentheses(grammar.expressions()::list);
        } else if (cursor.acceptPhrase("grouping", "sets")) {
            cursor.inParentheses(() -> cursor.list(this::groupingItem));
        } else {
            grammar.expressions().expression();
        }
    }

    void definition() {
        grammar.names().columnName();
        cursor.expectWord("as");
        window();
    }

    void window() {
        cursor.inParentheses(() -> {
            grammar.names().optionalWindowName();
            if (cursor.acceptPhrase("partition", "by")) {
                grammar.expressions().list();
            }
            if (cursor.isWord("order")) {
                order();
            }
            frame();
        });
    }

    private void frame() {
        if (!cursor.acceptAnyOf(UNITS)) {
            return;
        }
        if (cursor.acceptWord("between")) {
            Bound start = bound();
            cursor.expectWord("and");
            Bound end = bound();
            cursor.require(end != Bound.UNBOUNDED_PRECEDING && isFrame(start, end));
        } else {
            cursor.require(isFrame(bound(), Bound.CURRENT));
        }
        if (cursor.acceptWord("exclude")) {
            exclusion();
        }
    }

    private static boolean isFrame(Bound start, Bound end) {
        return start != Bound.UNBOUNDED_FOLLOWING && start.compareTo(end) <= 0;
    }

    private Bound bound() {
        if (cursor.acceptPhrase("unbounded", "preceding")) {
            return Bound.UNBOUNDED_PRECEDING;
        }
        if (cursor.acceptPhrase("unbounded", "following")) {
            return Bound.UNBOUNDED_FOLLOWING;
        }
        if (cursor.acceptPhrase("current", "row")) {
            return Bound.CURRENT;
        }
        grammar.expressions().expression();
        if (cursor.acceptWord("preceding")) {
            return Bound.PRECEDING;
        }
        cursor.expectWord("following");
        return Bound.FOLLOWING;
    }

    private void exclusion() {
        cursor.require(cursor.acceptPhrase("current", "row")
                || cursor.acceptPhrase("no", "others")
                || cursor.acceptWord("group")
                || cursor.acceptWord("ties"));
    }
}
