// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.Findings.Rank;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Proves that the parser's tree is about the text that was lexed: the parser saw the same tokens, and its tree, written
 * out and lexed again, is the same tokens.
 */
final class Fidelity {

    /** The parser reads these as one token each where PostgreSQL's scanner sees several. */
    private static final Pattern SEVERAL_WORDS = Pattern.compile(
            "(?:timestamp|time)(?: ?\\(\\d+\\))? with(?:out)? time zone|similar to|grouping sets|double precision");

    private Fidelity() {}

    static void check(List<Token> view, CanonicalText text, SelectParser.Parsed parsed, Findings findings) {
        int misread = misread(text, parsed.firstToken());
        if (misread >= 0) {
            refuse(findings, misread < view.size() ? view.get(misread) : Token.NONE);
            return;
        }
        Findings rendering = new Findings();
        List<Token> rendered = Lexer.read(parsed.root().toString(), rendering);
        int difference = firstDifference(view, rendered);
        if (!rendering.isEmpty() || difference >= 0) {
            Token near = difference >= 0 && difference < view.size() ? view.get(difference) : Token.NONE;
            refuse(findings, near);
        }
    }

    /** Index of the first token that the parser saw differently; -1 when there is none. */
    private static int misread(CanonicalText text, net.sf.jsqlparser.parser.Token head) {
        int expected = 0;
        for (net.sf.jsqlparser.parser.Token token = head.next; token != null && token.kind != 0; token = token.next) {
            int first = text.tokenStartingAt(token.absoluteBegin - 1);
            int last = text.tokenEndingAt(token.absoluteEnd - 1);
            if (first != expected || last < first || (last > first && !mayCoverSeveral(token.image))) {
                return expected;
            }
            expected = last + 1;
        }
        return text.tokens() == expected ? -1 : expected;
    }

    private static boolean mayCoverSeveral(String image) {
        return SEVERAL_WORDS.matcher(image.toLowerCase(Locale.ROOT)).matches();
    }

    /** Index of the first token that differs; -1 when none does. */
    private static int firstDifference(List<Token> expected, List<Token> actual) {
        int common = Math.min(expected.size(), actual.size());
        for (int i = 0; i < common; i++) {
            if (!expected.get(i).equals(actual.get(i))) {
                return i;
            }
        }
        return expected.size() == actual.size() ? -1 : common;
    }

    private static void refuse(Findings findings, Token near) {
        findings.add(
                Rank.FIDELITY,
                OutcomeReason.DISALLOWED_CONSTRUCT,
                "The statement could not be read without doubt near " + near.shown()
                        + "; write that part with simpler syntax.");
    }
}
