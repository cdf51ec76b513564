// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import java.util.Map;
import java.util.Set;

/**
 * Tells the words of clauses that PostgreSQL does not reserve ({@code by}, {@code rows}, {@code first} …) from columns of
 * the same name, by what stands beside them.
 *
 * <p>Where an operand is expected such a word is a name, unless one of few other words leads to it.
 */
public final class ClauseWords {

    private static final Set<String> UNITS = Keywords.words("year month day hour minute second");

    /** Clause words after an operand or after another clause word. */
    public static final Set<String> FOLLOWING = Keywords.words("""
            at between by escape exclude filter first following groups last materialized no nulls others over partition preceding
            precision range row rows ties time unbounded varying within without zone current year month day hour minute
            second""");

    /** Clause words that reserved words lead to. */
    private static final Map<String, Set<String>> LED = Map.of(
            "between", Keywords.words("not rows range groups"),
            "by", Keywords.words("order group partition"),
            "time", Keywords.words("with at without"),
            "recursive", Keywords.words("with"),
            "materialized", Keywords.words("as not"),
            "first", Keywords.words("fetch"),
            "next", Keywords.words("fetch"),
            "ordinality", Keywords.words("with"),
            "unknown", Keywords.words("is not"));

    private static final Set<String> BEFORE_GROUPING = Keywords.words("by distinct all");
    private static final Set<String> WINDOW_STARTS = Keywords.words("partition rows range groups");

    private ClauseWords() {}

    /** Whether the word there belongs to a clause and names nothing. */
    public static boolean isClauseWord(Tokens tokens, int index) {
        Token word = tokens.at(index);
        if (word.kind() != Token.Kind.WORD || tokens.at(index - 1).isSymbol(".")) {
            return false;
        }
        return Keywords.RESERVED.contains(word.text())
                || Keywords.RESERVED_FOR_RELATIONS.contains(word.text())
                || isLed(tokens.at(index - 1), word)
                || startsPhrase(word, tokens.at(index + 1))
                || (WINDOW_STARTS.contains(word.text()) && startsWindow(tokens, index))
                || (FOLLOWING.contains(word.text()) && tokens.endsOperand(index - 1));
    }

    /** Whether the word there is ROLLUP, CUBE or GROUPING SETS of a GROUP BY clause, not a function of that name. */
    public static boolean isGrouping(Tokens tokens, int index) {
        Token word = tokens.at(index);
        if (word.isWord("sets")) {
            return tokens.at(index - 1).isWord("grouping");
        }
        Token before = tokens.at(index - 1);
        return (word.isWord("rollup") || word.isWord("cube"))
                && (before.isSymbol(",") || before.isSymbol("(") || BEFORE_GROUPING.contains(before.text()))
                && (tokens.caller(index).isWord("sets") || isInGroupBy(tokens, index));
    }

    private static boolean isInGroupBy(Tokens tokens, int index) {
        return tokens.at(tokens.clause(index)).isWord("group");
    }

    private static boolean isLed(Token before, Token word) {
        return LED.getOrDefault(word.text(), Set.of()).contains(before.text())
                || (before.isWord("to") && UNITS.contains(word.text()));
    }

    private static boolean startsPhrase(Token word, Token after) {
        return (word.isWord("double") && after.isWord("precision"))
                || (word.isWord("unbounded") && (after.isWord("preceding") || after.isWord("following")))
                || (word.isWord("current") && after.isWord("row"))
                || (word.isWord("grouping") && after.isWord("sets"))
                || ((word.isWord("time") || word.isWord("timestamp"))
                        && (after.isWord("with") || after.isWord("without")));
    }

    private static boolean startsWindow(Tokens tokens, int index) {
        Token caller = tokens.caller(index);
        return tokens.at(index - 1).isSymbol("(") && (caller.isWord("over") || caller.isWord("as"));
    }
}
