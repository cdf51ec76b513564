// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.Findings.Rank;
import dev.mcpsql.gate.Token.Kind;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Limits on size and shape that hold before any parser sees a text, for parsers are where such texts do harm. */
final class Bounds {

    /** A request with more text than this carries data, not a question. */
    static final int MAX_TEXT_BYTES = 64 * 1024;

    static final int MAX_TOKENS = 10_000;
    /** Beyond about a thousand the parser runs out of stack; people stay under ten. */
    static final int MAX_DEPTH = 64;
    /** Beyond about five thousand links walking the parser's tree runs out of stack. */
    static final int MAX_CHAIN = 500;

    static final int MAX_IN_LIST = 2_000;

    private static final Set<String> LINKS =
            Keywords.words("and or not union intersect except join is like ilike when");

    private final Findings findings;
    private final Deque<Level> levels = new ArrayDeque<>();

    private Bounds(Findings findings) {
        this.findings = findings;
    }

    /** One pair of brackets, or one CASE. */
    private static final class Level {
        private final Token opener;
        private final boolean inList;
        private int links;
        private int commas;

        Level(Token opener, Token before) {
            this.opener = opener;
            this.inList = before.isWord("in");
        }
    }

    static void checkText(String sql, Findings findings) {
        if (sql.length() > MAX_TEXT_BYTES || sql.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT_BYTES) {
            tooComplex(findings, "The text is longer than " + MAX_TEXT_BYTES + " bytes.");
        } else if (sql.indexOf('\0') >= 0) {
            findings.add(Rank.PARSE, OutcomeReason.PARSE_ERROR, "The text holds a NUL character.");
        }
    }

    static void checkTokens(List<Token> tokens, Findings findings) {
        if (tokens.size() > MAX_TOKENS) {
            tooComplex(findings, "The statement has more than " + MAX_TOKENS + " tokens.");
            return;
        }
        new Bounds(findings).check(tokens);
    }

    private void check(List<Token> tokens) {
        levels.push(new Level(Token.NONE, Token.NONE));
        Token before = Token.NONE;
        for (Token token : tokens) {
            if (Tokens.opens(token) || (token.isWord("case") && !before.isSymbol("."))) {
                open(token, before);
            } else if (Tokens.closes(token)) {
                closeCases();
                close(token);
            } else if (token.isWord("end") && levels.element().opener.isWord("case")) {
                levels.pop();
            } else {
                count(token);
            }
            before = token;
            if (!findings.isEmpty()) {
                return;
            }
        }
        closeCases();
        if (levels.size() > 1) {
            findings.add(
                    Rank.PARSE,
                    OutcomeReason.PARSE_ERROR,
                    "The bracket " + levels.element().opener.text() + " is not closed.");
        }
    }

    private void open(Token token, Token before) {
        levels.push(new Level(token, before));
        if (levels.size() > MAX_DEPTH + 1) {
            tooComplex(findings, "The statement is nested deeper than " + MAX_DEPTH + " levels.");
        }
    }

    /** An alias may be named {@code case}; its level simply ends with the bracket around it. */
    private void closeCases() {
        while (levels.element().opener.isWord("case")) {
            levels.pop();
        }
    }

    private void close(Token token) {
        String opener = levels.pop().opener.text();
        if (!opener.equals(token.text().equals(")") ? "(" : "[")) {
            levels.push(new Level(Token.NONE, Token.NONE));
            findings.add(Rank.PARSE, OutcomeReason.PARSE_ERROR, "The bracket " + token.text() + " closes nothing.");
        }
    }

    private void count(Token token) {
        Level level = levels.element();
        boolean link = token.kind() == Kind.OPERATOR
                || token.isSymbol("::")
                || (token.kind() == Kind.WORD && LINKS.contains(token.text()));
        if (link && ++level.links > MAX_CHAIN) {
            tooComplex(
                    findings, "More than " + MAX_CHAIN + " operators stand at one level, near " + token.shown() + ".");
        }
        if (token.isSymbol(",")) {
            countElement(level);
        }
    }

    private void countElement(Level level) {
        level.links = 0;
        if (++level.commas >= MAX_IN_LIST && level.inList) {
            tooComplex(findings, "An IN list has more than " + MAX_IN_LIST + " elements; write = ANY ('{…}') instead.");
        }
    }

    private static void tooComplex(Findings findings, String message) {
        findings.add(Rank.SIZE, OutcomeReason.TOO_COMPLEX, message);
    }
}
