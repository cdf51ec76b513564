// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.lexicon;

import dev.mcpsql.gate.token.ClauseWords;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Token.Kind;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.gate.token.TypePlaces;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.Set;

/** Judges the type of each cast and of each typed literal by its tokens (manual §4.1.2.7, §4.2.9). */
final class TypePolicy {

    /** Words after which a literal is a value, not a typed constant. */
    private static final Set<String> BEFORE_LITERAL = Keywords.words("""
            select distinct all where and or not having case when then else in like ilike to between by limit on
            any some escape zone is values placing from for symmetric asymmetric both leading trailing""");

    /** Types that pad a value to their length: as good as {@code rpad} (manual §8.3, §8.10). */
    private static final Set<String> PADDED = Keywords.words("char character bpchar bit");

    private static final int MAX_PADDED_LENGTH = 1_000;

    private final Tokens tokens;
    private final Lexicon lexicon;
    private final Findings findings;

    TypePolicy(Tokens tokens, Lexicon lexicon, Findings findings) {
        this.tokens = tokens;
        this.lexicon = lexicon;
        this.findings = findings;
    }

    /** A name right before a literal is its type; a parenthesis there would hold the type's modifier. */
    void checkLiteral(int index) {
        Token before = tokens.at(index - 1);
        if (before.isSymbol(")") || before.isSymbol("]")) {
            check(tokens.partner(index - 1) - 1);
        } else if (before.kind() == Kind.QUOTED || (before.kind() == Kind.WORD && !expectsLiteral(index - 1, before))) {
            check(typeStart(index - 1));
        }
    }

    /** The words of the list that are not reserved may be types elsewhere. */
    private boolean expectsLiteral(int index, Token word) {
        return BEFORE_LITERAL.contains(word.text())
                && (Keywords.RESERVED.contains(word.text())
                        || Keywords.RESERVED_FOR_RELATIONS.contains(word.text())
                        || ClauseWords.isClauseWord(tokens, index));
    }

    /** Where a type of several words before a literal begins. */
    private int typeStart(int last) {
        boolean second = tokens.at(last).isWord("precision") || tokens.at(last).isWord("varying");
        return second ? last - 1 : last;
    }

    /** Judges the type one of whose names, schema or type, stands there. */
    void check(int index) {
        int last = tokens.at(index + 1).isSymbol(".") && tokens.at(index + 2).isName() ? index + 2 : index;
        Token type = tokens.at(last);
        boolean qualified = tokens.at(last - 1).isSymbol(".");
        CalledName name = new CalledName(qualified ? tokens.at(last - 2).name() : "", type.name());
        boolean deeper = tokens.at(last + 1).isSymbol(".")
                || (qualified && tokens.at(last - 3).isSymbol("."));
        if (!type.isName() || deeper || !lexicon.admitsType(name)) {
            refuse(name.schema(), type);
        } else if (PADDED.contains(type.name()) && tokens.at(last + 1).isSymbol("(")) {
            checkLength(tokens.at(last + 2));
        }
    }

    private void refuse(String schema, Token type) {
        boolean needless = !schema.isEmpty() && lexicon.admitsType(new CalledName("", type.name()));
        findings.add(
                Rank.TYPE,
                OutcomeReason.DISALLOWED_TYPE,
                "The type " + (schema.isEmpty() ? "" : schema + ".") + type.shown() + " is not admitted; "
                        + (needless
                                ? "write " + type.shown() + " without a schema."
                                : type.name().startsWith("reg")
                                        ? "leave the cast out: names of relations are texts here."
                                        : "cast to an ordinary type such as text, integer or date."));
    }

    private void checkLength(Token length) {
        boolean small = length.kind() == Kind.NUMBER
                && length.text().length() <= 4
                && Double.parseDouble(length.text()) <= MAX_PADDED_LENGTH;
        if (!small) {
            findings.add(
                    Rank.TYPE,
                    OutcomeReason.DISALLOWED_TYPE,
                    "A type that pads its values is at most " + MAX_PADDED_LENGTH
                            + " long here; cast to text or varchar.");
        }
    }

    /** Whether the name there, before a parenthesis, is a type and not a call. */
    boolean isTypePosition(int index) {
        int close = tokens.partner(index + 1);
        return TypePlaces.isType(tokens, index)
                || (tokens.at(close + 1).kind() == Kind.STRING
                        && lexicon.admitsType(
                                new CalledName("", tokens.at(index).name())));
    }
}
