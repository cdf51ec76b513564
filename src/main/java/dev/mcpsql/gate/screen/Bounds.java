// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.screen;

import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Letters;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.QueryRules;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Limits on size and shape that hold before any parser sees a text, for parsers are where such texts do harm. Made for one
 * text.
 */
public final class Bounds {

    /** Those that the parser reads; of a list of literals it reads one. */
    public static final int MAX_TOKENS = 10_000;
    /** Beyond about a thousand the parser runs out of stack; people stay under ten. */
    public static final int MAX_DEPTH = 64;
    /** Beyond about five thousand links walking the parser's tree runs out of stack. */
    public static final int MAX_CHAIN = 500;

    private static final Set<String> LINKS = Keywords.words("""
            and or not union intersect except join is like ilike when between similar collate at isnull notnull escape in
            overlaps""");

    private final QueryRules rules;
    private final Findings findings;
    private final Deque<Level> levels = new ArrayDeque<>();
    private int tokens;
    private int depth;
    private int chain;

    public Bounds(QueryRules rules, Findings findings) {
        this.rules = rules;
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

    public void checkText(String sql) {
        if (Letters.isLonger(sql, rules.maxTextBytes())) {
            tooComplex("The text is longer than " + rules.maxTextBytes() + " bytes; a long list is shorter as"
                    + " = ANY ('{…}').");
        } else if (sql.indexOf('\0') >= 0) {
            findings.add(Rank.PARSE, OutcomeReason.PARSE_ERROR, "The text holds a NUL character.");
        }
    }

    /** Whether the statement is so small and flat that any thread's stack and patience suffice for it. */
    public boolean small() {
        return tokens <= 2_000 && depth <= 16 && chain <= 32;
    }

    public void checkTokens(List<Token> all) {
        tokens = all.size() - LiteralLists.furtherElements(all).cardinality();
        if (tokens > MAX_TOKENS) {
            tooComplex("The statement has more than " + MAX_TOKENS + " tokens.");
            return;
        }
        levels.push(new Level(Token.NONE, Token.NONE));
        Token before = Token.NONE;
        for (Token token : all) {
            check(token, before);
            if (!findings.isEmpty()) {
                return;
            }
            before = token;
        }
        closeCases();
        if (levels.size() > 1) {
            parseError("The bracket " + levels.element().opener.text() + " is not closed.");
        }
    }

    private void check(Token token, Token before) {
        if (Tokens.opens(token) || (token.isWord("case") && !before.isSymbol("."))) {
            if (Tokens.closes(before)) {
                countLink();
            }
            open(token, before);
        } else if (Tokens.closes(token)) {
            closeCases();
            close(token);
        } else if (token.isWord("end") && levels.element().opener.isWord("case")) {
            levels.pop();
        } else if (token.isSymbol(",")) {
            countElement(levels.element());
        } else if (isLink(token)) {
            countLink();
        }
    }

    private static boolean isLink(Token token) {
        return switch (token.kind()) {
            case OPERATOR -> true;
            case SYMBOL -> token.isSymbol("::");
            case WORD -> LINKS.contains(token.text());
            case QUOTED, STRING, NUMBER -> false;
        };
    }

    private void open(Token token, Token before) {
        levels.push(new Level(token, before));
        depth = Math.max(depth, levels.size() - 1);
        if (depth > MAX_DEPTH) {
            tooComplex("The statement is nested deeper than " + MAX_DEPTH + " levels.");
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
            parseError("The bracket " + token.text() + " closes nothing.");
        }
    }

    private void countLink() {
        Level level = levels.element();
        chain = Math.max(chain, ++level.links);
        if (chain > MAX_CHAIN) {
            tooComplex("More than " + MAX_CHAIN + " operators stand at one level.");
        }
    }

    private void countElement(Level level) {
        level.links = 0;
        if (++level.commas >= rules.maxInList() && level.inList) {
            tooComplex("An IN list has more than " + rules.maxInList() + " elements; write = ANY ('{…}') instead.");
        }
    }

    private void tooComplex(String message) {
        findings.add(Rank.SIZE, OutcomeReason.TOO_COMPLEX, message);
    }

    private void parseError(String message) {
        findings.add(Rank.PARSE, OutcomeReason.PARSE_ERROR, message);
    }
}
