// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.screen;

import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.ArrayList;
import java.util.List;

/** Admits texts that hold one statement, and that a SELECT, before and without any parser. */
public final class StatementRoot {

    private final Tokens tokens;
    private final Findings findings;

    private StatementRoot(Tokens tokens, Findings findings) {
        this.tokens = tokens;
        this.findings = findings;
    }

    /** The one statement of the text without its trailing semicolons. */
    public static List<Token> onlyStatement(List<Token> tokens, Findings findings) {
        List<Token> statement = new ArrayList<>(tokens);
        while (!statement.isEmpty() && statement.get(statement.size() - 1).isSymbol(";")) {
            statement.remove(statement.size() - 1);
        }
        if (statement.isEmpty()) {
            findings.add(Rank.PARSE, OutcomeReason.PARSE_ERROR, "The text holds no statement; send one SELECT.");
        } else if (statement.stream().anyMatch(token -> token.isSymbol(";"))) {
            findings.add(
                    Rank.MULTI_STATEMENT,
                    OutcomeReason.MULTI_STATEMENT,
                    "The text holds several statements, separated by ; where one is admitted; send them one by one.");
        }
        return statement;
    }

    /** Notes what is no SELECT. */
    public static void check(Tokens tokens, Findings findings) {
        new StatementRoot(tokens, findings).checkRoot(0);
    }

    private void checkRoot(int start) {
        int first = start;
        while (tokens.at(first).isSymbol("(")) {
            first++;
        }
        Token word = tokens.at(first);
        if (word.isWord("with")) {
            checkRoot(endOfWith(first));
        } else if (isOrderOfRecursion(first, word)) {
            findings.add(
                    Rank.CONSTRUCT,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    word.spelled()
                            + " is not admitted behind a recursive query; carry the path in a column of your own.");
        } else if (word.kind() == Token.Kind.WORD && Keywords.OTHER_STATEMENTS.contains(word.text())) {
            findings.add(
                    Rank.ROOT,
                    OutcomeReason.NON_SELECT_ROOT,
                    "The statement is " + word.spelled()
                            + ", where only SELECT is admitted; start it with SELECT or WITH.");
        } else if (!word.isWord("select")) {
            findings.add(
                    Rank.PARSE,
                    OutcomeReason.PARSE_ERROR,
                    word.equals(Token.NONE)
                            ? "The statement ends where SELECT is expected; complete it."
                            : "A statement starts with SELECT or WITH, not with " + word.spelled()
                                    + "; begin with one of them.");
        }
    }

    /** SEARCH and CYCLE add columns that the gate would not see (manual §7.8.2.1, §7.8.2.2). */
    private boolean isOrderOfRecursion(int index, Token word) {
        return (word.isWord("search") || word.isWord("cycle"))
                && tokens.at(index - 1).isSymbol(")");
    }

    /** Where the main statement after a WITH list begins: behind the last body that no comma follows. */
    private int endOfWith(int with) {
        int next = with + 1;
        while (next < tokens.size() && !isBody(tokens, next)) {
            next = tokens.at(next).isSymbol("(") ? tokens.partner(next) + 1 : next + 1;
        }
        if (next >= tokens.size()) {
            return tokens.size();
        }
        int end = tokens.partner(next) + 1;
        return tokens.at(end).isSymbol(",") ? endOfWith(end) : end;
    }

    /** Whether the parenthesis there holds a query of a WITH list. */
    static boolean isBody(Tokens tokens, int index) {
        Token before = tokens.at(index - 1);
        return tokens.at(index).isSymbol("(") && (before.isWord("as") || before.isWord("materialized"));
    }
}
