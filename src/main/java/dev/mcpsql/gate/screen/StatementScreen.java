// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.screen;

import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.QueryRules;
import java.util.Map;
import java.util.Set;

/**
 * Refuses kinds of statements and clauses by PostgreSQL's reserved words, before and without any parser.
 *
 * <p>A reserved word means its clause wherever it stands, except as a label after {@code AS} or a dot.
 */
public final class StatementScreen {

    private static final Set<String> WRITES = Keywords.words("insert update delete merge");
    private static final Set<String> LOCK_STRENGTHS = Keywords.words("update share no key");
    private static final Set<String> CALLS_WITH_FOR = Keywords.words("substring overlay");
    private static final Set<String> BEFORE_QUERY = Keywords.words("union intersect except all distinct");

    private static final Map<String, String> ADVICE = Map.of(
            "variadic", "list the arguments one by one",
            "only", "write the relation alone",
            "table", "write SELECT … FROM",
            "interval", "write interval '1 day'",
            "collate", "write the collation without a schema",
            ":=", "write =>");

    private final Tokens tokens;
    private final QueryRules rules;
    private final PagingScreen paging;
    private final Findings findings;
    private int inlined;

    private StatementScreen(Tokens tokens, QueryRules rules, Findings findings) {
        this.tokens = tokens;
        this.rules = rules;
        this.paging = new PagingScreen(tokens, rules, findings);
        this.findings = findings;
    }

    public static void check(Tokens tokens, QueryRules rules, Findings findings) {
        StatementScreen screen = new StatementScreen(tokens, rules, findings);
        for (int i = 0; i < tokens.size(); i++) {
            screen.checkToken(i);
        }
    }

    private void checkToken(int index) {
        Token token = tokens.at(index);
        if (StatementRoot.isBody(tokens, index)
                && WRITES.contains(tokens.at(index + 1).text())
                && tokens.at(index + 1).kind() == Token.Kind.WORD) {
            findings.add(
                    Rank.WRITE,
                    OutcomeReason.WRITEABLE_CTE,
                    "WITH holds " + tokens.at(index + 1).spelled() + ", where only SELECT is admitted; write SELECT.");
        }
        if (token.kind() == Token.Kind.WORD && !isLabel(index)) {
            checkWord(index, token);
        } else if (token.isSymbol(".") && Tokens.closes(tokens.at(index - 1))) {
            checkFieldOf(index);
        } else if (token.isSymbol(":=") && !tokens.at(index - 1).isName()) {
            construct(token);
        } else if (token.isSymbol(":") && !tokens.isSliceColon(index)) {
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
            case "offset", "fetch", "ties" -> paging.check(index);
            case "for" -> checkFor(index);
            case "table" -> checkTable(index);
            case "variadic", "tablesample" -> construct(word);
            case "only" -> checkOnly(index);
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
            findings.add(
                    Rank.PARSE,
                    OutcomeReason.PARSE_ERROR,
                    "TABLE stands where no query can begin; quote it if it is a name.");
        }
    }

    private void checkRecursive(int index) {
        if (tokens.at(index - 1).isWord("with") && rules.recursionDepth() == 0) {
            findings.add(
                    Rank.RECURSION,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "WITH RECURSIVE is not admitted; use plain WITH, one JOIN for each level.");
        }
    }

    /** After FETCH … ROWS it ends the clause; before a relation it leaves out inheriting tables. */
    private void checkOnly(int index) {
        Token before = tokens.at(index - 1);
        if (!before.isWord("row") && !before.isWord("rows")) {
            construct(tokens.at(index));
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
                "Fields of a row value, as in (…)." + field.shown()
                        + ", are not admitted; name the column of its table.");
    }

    private void construct(Token token) {
        findings.add(
                Rank.CONSTRUCT,
                OutcomeReason.DISALLOWED_CONSTRUCT,
                token.spelled() + " is not admitted here; " + ADVICE.getOrDefault(token.text(), "leave it out") + ".");
    }
}
