// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.grammar;

import dev.mcpsql.gate.grammar.TailGrammar.Once;
import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;
import java.util.EnumSet;
import java.util.Set;

/** How queries are written (manual, SELECT; {@code gram.y}: SelectStmt). */
final class QueryGrammar {

    private static final Set<String> STARTS = Keywords.words("select values table with");
    private static final Set<String> WRITES = Keywords.words("insert update delete merge");
    private static final Set<String> SET_OPERATORS = Keywords.words("union intersect except");
    private static final Set<String> QUANTIFIERS = Keywords.words("all distinct");
    private static final Set<String> AFTER_QUERY =
            Keywords.words("union intersect except order limit offset fetch for");
    private static final Set<String> AFTER_OUTPUTS =
            Keywords.words("from where into group having window union intersect except order limit offset fetch for");
    private static final Set<String> TARGETS = Keywords.words("temporary temp local global unlogged table");

    private final TokenCursor cursor;
    private final Grammar grammar;
    private final TailGrammar tails;

    QueryGrammar(TokenCursor cursor, Grammar grammar) {
        this.cursor = cursor;
        this.grammar = grammar;
        this.tails = new TailGrammar(cursor, grammar);
    }

    /** The whole text. */
    void statement() {
        query();
        cursor.require(cursor.ended());
    }

    /** Whether a query in parentheses, and not an operand or a join, starts here. */
    boolean startsInParentheses() {
        return startsAt(cursor.place());
    }

    private boolean startsAt(int open) {
        Tokens tokens = cursor.tokens();
        if (!tokens.at(open).isSymbol("(")) {
            return false;
        }
        Token first = tokens.at(open + 1);
        if (first.kind() == Token.Kind.WORD && STARTS.contains(first.text())) {
            return !first.isWord("values") || tokens.at(open + 2).isSymbol("(");
        }
        if (!startsAt(open + 1)) {
            return false;
        }
        int close = tokens.partner(open + 1);
        Token after = tokens.at(close + 1);
        return close + 1 == tokens.partner(open)
                || (after.kind() == Token.Kind.WORD && AFTER_QUERY.contains(after.text()));
    }

    void inParentheses() {
        cursor.inParentheses(this::query);
    }

    private EnumSet<Once> query() {
        EnumSet<Once> stated = EnumSet.noneOf(Once.class);
        boolean with = cursor.isWord("with");
        if (with) {
            with();
        }
        stated.addAll(operand());
        if (with) {
            cursor.require(stated.add(Once.WITH));
        }
        while (cursor.acceptAnyOf(SET_OPERATORS)) {
            cursor.acceptAnyOf(QUANTIFIERS);
            operand();
            stated = with ? EnumSet.of(Once.WITH) : EnumSet.noneOf(Once.class);
        }
        tails.tail(stated);
        return stated;
    }

    private EnumSet<Once> operand() {
        if (cursor.acceptSymbol("(")) {
            EnumSet<Once> inner = query();
            cursor.expectSymbol(")");
            return inner;
        }
        if (cursor.acceptWord("values")) {
            cursor.list(() -> cursor.inParentheses(grammar.expressions()::list));
        } else if (cursor.acceptWord("table")) {
            grammar.sources().relation();
        } else {
            cursor.expectWord("select");
            select();
        }
        return EnumSet.noneOf(Once.class);
    }

    private void with() {
        cursor.expectWord("with");
        Token after = cursor.ahead(1);
        if (cursor.isWord("recursive") && !after.isWord("as") && !after.isSymbol("(")) {
            cursor.move();
        }
        cursor.list(this::commonTable);
    }

    private void commonTable() {
        grammar.names().columnName();
        if (cursor.isSymbol("(")) {
            grammar.names().columnNames();
        }
        cursor.expectWord("as");
        if (cursor.acceptWord("not")) {
            cursor.expectWord("materialized");
        } else {
            cursor.acceptWord("materialized");
        }
        Token first = cursor.ahead(1);
        if (first.kind() == Token.Kind.WORD && WRITES.contains(first.text())) {
            cursor.skipBrackets();
        } else {
            inParentheses();
        }
        search();
    }

    /** How a recursive query is ordered and kept from cycles (manual §7.8.2). */
    private void search() {
        if (cursor.acceptWord("search")) {
            cursor.require(cursor.acceptWord("depth") || cursor.acceptWord("breadth"));
            cursor.expectWord("first");
            cursor.expectWord("by");
            cursor.list(grammar.names()::columnName);
            cursor.expectWord("set");
            grammar.names().columnName();
        }
        if (cursor.acceptWord("cycle")) {
            cursor.list(grammar.names()::columnName);
            cursor.expectWord("set");
            grammar.names().columnName();
            if (cursor.acceptWord("to")) {
                grammar.operands().operand();
                cursor.expectWord("default");
                grammar.operands().operand();
            }
            cursor.expectWord("using");
            grammar.names().columnName();
        }
    }

    private void select() {
        if (cursor.acceptWord("distinct")) {
            if (cursor.acceptWord("on")) {
                cursor.inParentheses(grammar.expressions()::list);
            }
            cursor.list(this::output);
        } else {
            cursor.acceptWord("all");
            if (!cursor.ended() && !cursor.isSymbol(")") && !cursor.isAnyOf(AFTER_OUTPUTS)) {
                cursor.list(this::output);
            }
        }
        into();
        clauses();
    }

    private void output() {
        if (!cursor.acceptOperator("*")) {
            grammar.expressions().expression();
            grammar.names().outputLabel();
        }
    }

    private void into() {
        if (cursor.acceptWord("into")) {
            while (cursor.isAnyOf(TARGETS) && cursor.ahead(1).isName()) {
                cursor.move();
            }
            grammar.names().relationName();
        }
    }

    private void clauses() {
        if (cursor.acceptWord("from")) {
            cursor.list(grammar.sources()::source);
        }
        if (cursor.acceptWord("where")) {
            grammar.expressions().expression();
        }
        if (cursor.acceptPhrase("group", "by")) {
            cursor.acceptAnyOf(QUANTIFIERS);
            cursor.list(grammar.windows()::groupingItem);
        }
        if (cursor.acceptWord("having")) {
            grammar.expressions().expression();
        }
        if (cursor.acceptWord("window")) {
            cursor.list(grammar.windows()::definition);
        }
    }
}
