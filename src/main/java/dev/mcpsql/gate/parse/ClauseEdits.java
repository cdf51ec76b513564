// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.parse;

import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;
import java.util.Set;

/** Edits to windows, grouping, aggregates' clauses and joins (manual §4.2.7, §4.2.8, §7.2). */
final class ClauseEdits {

    private static final Set<String> WINDOW_CLAUSES = Keywords.words("order partition rows range groups");
    private static final Set<String> WINDOW_STARTS = Keywords.words("partition rows range groups");

    private final Tokens tokens;
    private final ViewEdits edits;

    ClauseEdits(Tokens tokens, ViewEdits edits) {
        this.tokens = tokens;
        this.edits = edits;
    }

    void edit(int index) {
        if (copiesWindow(index)) {
            edits.hide(index);
        }
        if (tokens.at(index).kind() != Token.Kind.WORD) {
            return;
        }
        switch (tokens.at(index).text()) {
            case "preceding", "following" -> editFrameBound(index);
            case "filter" -> editOrderedSetFilter(index);
            case "by" -> editGroupBy(index);
            case "all" -> editSelectAll(index);
            case "sets" -> editGroupingSets(index);
            case "natural" -> editNatural(index);
            case "using" -> editSortOperator(index);
            default -> {
                // The parser knows the others.
            }
        }
    }

    /** The name in {@code OVER (w ORDER BY …)} and {@code WINDOW v AS (w ORDER BY …)}; its window is judged where it stands. */
    private boolean copiesWindow(int index) {
        Token name = tokens.at(index);
        if (!name.isName() || !tokens.at(index - 1).isSymbol("(") || !endsWindowName(index + 1)) {
            return false;
        }
        if (name.kind() == Token.Kind.WORD
                && (Keywords.RESERVED.contains(name.text()) || WINDOW_STARTS.contains(name.text()))) {
            return false;
        }
        int open = index - 1;
        return (tokens.at(open - 1).isWord("over") && endsCall(open - 2))
                || (tokens.at(open - 1).isWord("as") && definesWindow(open - 2));
    }

    /** In {@code FROM t over (a)} the word is an alias and the parenthesis names columns. */
    private boolean endsCall(int index) {
        if (!tokens.at(index).isSymbol(")")) {
            return false;
        }
        Token called = tokens.at(tokens.partner(index) - 1);
        return called.isWord("filter")
                || called.isWord("group")
                || (called.isName() && !Keywords.EXPECTS_OPERAND.contains(called.text()));
    }

    private boolean endsWindowName(int index) {
        Token token = tokens.at(index);
        return token.isSymbol(")") || (token.kind() == Token.Kind.WORD && WINDOW_CLAUSES.contains(token.text()));
    }

    private boolean definesWindow(int name) {
        int at = name;
        while (tokens.at(at - 1).isSymbol(",")
                && tokens.at(at - 2).isSymbol(")")
                && tokens.at(tokens.partner(at - 2) - 1).isWord("as")) {
            at = tokens.partner(at - 2) - 2;
        }
        return tokens.at(at - 1).isWord("window");
    }

    /** In {@code RANGE '1 day'::interval PRECEDING} the literal is enough; the type is judged by its token. */
    private void editFrameBound(int index) {
        if (tokens.at(index - 2).isSymbol("::") && tokens.at(index - 3).kind() == Token.Kind.STRING) {
            edits.hide(index - 2, index);
            edits.showWord(index, tokens.at(index).text());
        }
    }

    /** {@code agg(…) WITHIN GROUP (…) FILTER (WHERE p)} is shown as {@code agg(…) WITHIN GROUP (…) + (NOT p)}. */
    private void editOrderedSetFilter(int index) {
        boolean orderedSet = tokens.at(index - 1).isSymbol(")")
                && tokens.at(tokens.partner(index - 1) - 1).isWord("group")
                && tokens.at(tokens.partner(index - 1) - 2).isWord("within");
        if (orderedSet
                && tokens.at(index + 1).isSymbol("(")
                && tokens.at(index + 2).isWord("where")) {
            edits.showOperator(index, "+");
            edits.showWord(index + 2, "not");
        }
    }

    /** {@code SELECT ALL} is {@code SELECT}; the parser's tree forgets it. */
    private void editSelectAll(int index) {
        if (tokens.at(index - 1).isWord("select")) {
            edits.hide(index);
        }
    }

    private void editGroupBy(int index) {
        Token after = tokens.at(index + 1);
        if (tokens.at(index - 1).isWord("group") && (after.isWord("distinct") || after.isWord("all"))) {
            edits.hide(index + 1);
        }
    }

    /** {@code GROUPING SETS ((a), ())} is shown as {@code CUBE ((a), 0)}: they list the same columns. */
    private void editGroupingSets(int index) {
        if (!tokens.at(index - 1).isWord("grouping") || !tokens.at(index + 1).isSymbol("(")) {
            return;
        }
        edits.hide(index - 1);
        edits.showWord(index, "cube");
        int end = tokens.partner(index + 1);
        for (int i = index + 2; i < end; i++) {
            if (tokens.at(i).isSymbol("(") && tokens.at(i + 1).isSymbol(")") && tokens.enclosing(i) == index + 1) {
                edits.hide(i);
                edits.showZero(i + 1);
            }
        }
    }

    /** The operator in {@code ORDER BY x USING >}; it is judged by its token. */
    private void editSortOperator(int index) {
        if (tokens.at(index + 1).kind() == Token.Kind.OPERATOR) {
            edits.hide(index, index + 2);
            if (tokens.at(index + 2).isWord("nulls")) {
                edits.showWord(index + 2, "nulls");
            }
        }
    }

    /** The parser's tree forgets NATURAL when INNER follows. */
    private void editNatural(int index) {
        if (tokens.at(index + 1).isWord("inner")) {
            edits.hide(index + 1);
        }
    }
}
