// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.Findings.Rank;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Refuses kinds of statements and clauses by PostgreSQL's reserved words, before and without any parser.
 *
 * <p>A reserved word means its clause wherever it stands, except as a label after {@code AS} or a dot.
 */
final class StatementScreen {

    private static final Set<String> WRITES = Keywords.words("insert update delete merge");
    private static final Set<String> LOCK_STRENGTHS = Keywords.words("update share no key");
    private static final Set<String> CALLS_WITH_FOR = Keywords.words("substring overlay");
    private static final Set<String> BEFORE_QUERY = Keywords.words("union intersect except all distinct");

    private final Tokens tokens;
    private final Findings findings;
    private int inlined;

    private StatementScreen(Tokens tokens, Findings findings) {
        this.tokens = tokens;
        this.findings = findings;
    }

    /** The one statement of the text without its trailing semicolons. */
    static List<Token> onlyStatement(List<Token> tokens, Findings findings) {
        List<Token> statement = new ArrayList<>(tokens);
        while (!statement.isEmpty() && statement.get(statement.size() - 1).isSymbol(";")) {
            statement.remove(statement.size() - 1);
        }
        if (statement.isEmpty()) {
            findings.add(Rank.PARSE, OutcomeReason.PARSE_ERROR, "The text holds no statement.");
        } else if (statement.stream().anyMatch(token -> token.isSymbol(";"))) {
            findings.add(
                    Rank.MULTI_STATEMENT,
                    OutcomeReason.MULTI_STATEMENT,
                    "The text holds several statements, separated by ; where one is admitted.");
        }
        return statement;
    }

    static void check(Tokens tokens, Findings findings) {
        StatementScreen screen = new StatementScreen(tokens, findings);
        screen.checkRoot(0);
        if (!findings.isEmpty()) {
            return;
        }
        for (int i = 0; i < tokens.size(); i++) {
            screen.checkToken(i);
        }
    }

    private void checkRoot(int start) {
        int first = start;
        while (tokens.at(first).isSymbol("(")) {
            first++;
        }
        Token word = tokens.at(first);
        if (word.isWord("with")) {
            checkRoot(endOfWith(first));
        } else if (word.kind() == Token.Kind.WORD && Keywords.OTHER_STATEMENTS.contains(word.text())) {
            findings.add(
                    Rank.ROOT,
                    OutcomeReason.NON_SELECT_ROOT,
                    "The statement is " + word.spelled() + ", where only SELECT is admitted.");
        } else if (!word.isWord("select")) {
            findings.add(
                    Rank.PARSE,
                    OutcomeReason.PARSE_ERROR,
                    word.equals(Token.NONE)
                            ? "The statement ends where SELECT is expected."
                            : "A statement starts with SELECT or WITH, not with " + word.spelled() + ".");
        }
    }

    /** Where the main statement after a WITH list begins: behind the last body that no comma follows. */
    private int endOfWith(int with) {
        int next = with + 1;
        while (next < tokens.size() && !isBody(next)) {
            next = tokens.at(next).isSymbol("(") ? tokens.partner(next) + 1 : next + 1;
        }
        if (next >= tokens.size()) {
            return tokens.size();
        }
        int end = tokens.partner(next) + 1;
        return tokens.at(end).isSymbol(",") ? endOfWith(end) : end;
    }

    private boolean isBody(int index) {
        Token before = tokens.at(index - 1);
        return tokens.at(index).isSymbol("(") && (before.isWord("as") || before.isWord("materialized"));
    }

    private void checkToken(int index) {
        Token token = tokens.at(index);
        if (isBody(index)
                && WRITES.contains(tokens.at(index + 1).text())
                && tokens.at(index + 1).kind() == Token.Kind.WORD) {
            findings.add(
                    Rank.WRITE,
                    OutcomeReason.WRITEABLE_CTE,
                    "WITH holds " + tokens.at(index + 1).spelled() + ", where only SELECT is admitted.");
        }
        if (token.kind() == Token.Kind.WORD && !isLabel(index)) {
            checkWord(index, token);
        } else if (token.isSymbol(".") && Tokens.closes(tokens.at(index - 1))) {
            checkFieldOf(index);
        } else if (token.isSymbol(":=") && !tokens.at(index - 1).isName()) {
            construct(token);
        } else if (token.isSymbol(":") && !ExpressionEdits.isSliceColon(tokens, index)) {
            findings.add(
                    Rank.CONSTRUCT,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "Parameters such as :name are not admitted; write the value as a literal.");
        }
    }

    private boolean isLabel(int index) {
        return tokens.at(index - 1).isWord("as") || tokens.at(index - 1).isSymbol(".");
    }

    private void checkWord(int index, Token word) {
        switch (word.text()) {
            case "recursive" -> checkRecursive(index);
            case "into" ->
                findings.add(
                        Rank.INTO, OutcomeReason.SELECT_INTO, "SELECT … INTO would create a table; leave INTO out.");
            case "offset" ->
                findings.add(
                        Rank.OFFSET,
                        OutcomeReason.DISALLOWED_CONSTRUCT,
                        "OFFSET is not admitted; page with WHERE on the ordering columns instead.");
            case "fetch" ->
                findings.add(
                        Rank.FETCH, OutcomeReason.DISALLOWED_CONSTRUCT, "FETCH is not admitted; write LIMIT instead.");
            case "for" -> checkFor(index);
            case "table" -> checkTable(index);
            case "variadic", "tablesample", "only" -> construct(word);
            case "operator" -> checkOperator(index);
            case "materialized" -> checkInlining(index);
            case "using" -> UsingScreen.check(tokens, index, findings);
            case "json_object", "json_array", "json_arrayagg", "json_objectagg" ->
                JsonScreen.check(tokens, index, findings);
            case "interval" -> checkInterval(index);
            case "collate" -> checkCollate(index);
            default -> {
                // Every other word is judged by the policies or by the parser.
            }
        }
    }

    /** {@code TABLE name} is a query of its own (manual, SELECT, TABLE command). */
    private void checkTable(int index) {
        Token before = tokens.at(index - 1);
        if (before.isSymbol("(") || BEFORE_QUERY.contains(before.text())) {
            construct(tokens.at(index));
        } else if (index > 0) {
            findings.add(Rank.PARSE, OutcomeReason.PARSE_ERROR, "TABLE stands where no query can begin.");
        }
    }

    private void checkRecursive(int index) {
        if (tokens.at(index - 1).isWord("with")) {
            findings.add(
                    Rank.RECURSION,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "WITH RECURSIVE is not admitted; use plain WITH.");
        }
    }

    private void checkFor(int index) {
        if (CALLS_WITH_FOR.contains(tokens.caller(index).text())) {
            return;
        }
        if (LOCK_STRENGTHS.contains(tokens.at(index + 1).text())) {
            findings.add(
                    Rank.LOCKING,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "FOR " + tokens.at(index + 1).spelled() + " would lock rows; leave it out.");
        } else {
            construct(tokens.at(index));
        }
    }

    private void checkOperator(int index) {
        if (tokens.at(index + 1).isSymbol("(")) {
            findings.add(
                    Rank.CONSTRUCT,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "OPERATOR(…) is not admitted; write the operator itself.");
        }
    }

    /** PostgreSQL plans an inlined CTE once for each reference; with several of them the number of plans multiplies. */
    private void checkInlining(int index) {
        if (tokens.at(index - 1).isWord("not") && ++inlined > 1) {
            findings.add(
                    Rank.GROWTH, OutcomeReason.TOO_COMPLEX, "NOT MATERIALIZED stands more than once; leave it out.");
        }
    }

    /** As a value INTERVAL must be followed by its literal: the parser would take a name there for a text. */
    private void checkInterval(int index) {
        boolean type =
                tokens.at(index - 1).isSymbol("::") || tokens.at(index - 1).isWord("as");
        if (!type && tokens.at(index + 1).kind() != Token.Kind.STRING && !tokens.endsOperand(index - 1)) {
            construct(tokens.at(index));
        }
    }

    private void checkCollate(int index) {
        if (tokens.at(index + 2).isSymbol(".")) {
            construct(tokens.at(index));
        }
    }

    /** {@code (x).y} and {@code (x).*} read a field of a row, or call a function on it (manual §8.16.3, §8.16.5). */
    private void checkFieldOf(int index) {
        Token field = tokens.at(index + 1);
        findings.add(
                field.text().equals("*") ? Rank.STAR : Rank.CONSTRUCT,
                field.text().equals("*") ? OutcomeReason.SELECT_STAR : OutcomeReason.DISALLOWED_CONSTRUCT,
                "Fields of a row value, as in (…)." + field.shown() + ", are not admitted; name the column.");
    }

    private void construct(Token token) {
        findings.add(Rank.CONSTRUCT, OutcomeReason.DISALLOWED_CONSTRUCT, token.spelled() + " is not admitted here.");
    }
}
