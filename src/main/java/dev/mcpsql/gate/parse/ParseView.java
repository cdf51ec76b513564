// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.parse;

import dev.mcpsql.gate.token.ClauseWords;
import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Token.Kind;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.gate.token.TypePlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the parser is given to read: the same tokens, one for one, but literals hold only their own place, rare operators replaced and
 * names quoted.
 *
 * <p>The parser knows few of PostgreSQL's operators and reads some into structures that hide their operands (JSON arrows,
 * lambdas); as {@code ||} they are all plain binary operators of PostgreSQL's one precedence for "any other operator"
 * (manual §4.1.6). It also knows key words of other dialects; a quoted name is none. Literals cannot be misread when there
 * is nothing in them but a number. {@code WordPolicy} judges the real tokens, and they are what runs.
 */
public final class ParseView {

    private static final Set<String> KEPT_OPERATORS = Keywords.words("= < > <= >= <> + - * / % ||");
    private static final Set<String> LOCAL_CLOCKS = Keywords.words("localtime localtimestamp");
    private static final Token CLOCK = new Token(Kind.WORD, "current_timestamp", "current_timestamp");
    /** The parser knows numbers only. */
    private static final Token MODIFIER = new Token(Kind.NUMBER, "1", "");

    private static final Token TYPE = new Token(Kind.WORD, "date", "date");

    private final Tokens tokens;

    private ParseView(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Where a token is not shown at all, {@link ViewEdits#UNSEEN} keeps its place. */
    public static List<Token> of(Tokens tokens, ViewEdits edits) {
        ParseView reader = new ParseView(tokens);
        List<Token> view = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            Token edited = edits.at(i);
            view.add(edited == null ? reader.view(i, tokens.at(i)) : edited);
        }
        return List.copyOf(view);
    }

    private Token view(int index, Token token) {
        return switch (token.kind()) {
            case STRING -> new Token(Kind.STRING, "'x" + index + "'", "");
            case OPERATOR -> KEPT_OPERATORS.contains(token.text()) ? token : operator(index);
            case SYMBOL -> token.isSymbol(":") ? operator(index) : token;
            case WORD -> word(index, token);
            case QUOTED -> quoted(index, token);
            case NUMBER -> token;
        };
    }

    private Token quoted(int index, Token name) {
        if (TypePlaces.isModifier(tokens, index)) {
            return MODIFIER;
        }
        return tokens.at(index + 1).kind() == Kind.STRING ? TYPE : name;
    }

    private Token word(int index, Token word) {
        if (TypePlaces.isModifier(tokens, index)) {
            return MODIFIER;
        }
        if (isPlainName(index, word)) {
            return new Token(Kind.QUOTED, '"' + word.text() + '"', word.name());
        }
        if (LOCAL_CLOCKS.contains(word.text())) {
            return CLOCK;
        }
        return isTypeOfLiteral(index, word) ? TYPE : word;
    }

    /** The parser knows typed literals of few types; they all have one shape. */
    private boolean isTypeOfLiteral(int index, Token word) {
        return tokens.at(index + 1).kind() == Kind.STRING
                && !ClauseWords.isClauseWord(tokens, index)
                && !word.isWord("interval")
                && !tokens.endsOperand(index - 1);
    }

    private Token operator(int index) {
        return new Token(Kind.OPERATOR, tokens.endsOperand(index - 1) ? "||" : "~", "");
    }

    /** Whether a word can only be the name of a column, a relation or an alias. When in doubt it stays as it is. */
    private boolean isPlainName(int index, Token word) {
        if (isCallOrType(index)) {
            return false;
        }
        Token before = tokens.at(index - 1);
        if (before.isSymbol(".") || before.isWord("as")) {
            return !word.isWord("materialized") && !tokens.at(index + 1).isWord("materialized");
        }
        return !ClauseWords.isClauseWord(tokens, index) && !word.isWord("operator");
    }

    private boolean isCallOrType(int index) {
        Token before = tokens.at(index - 1);
        Token after = tokens.at(index + 1);
        return after.isSymbol("(")
                || after.isSymbol("=>")
                || after.isSymbol(":=")
                || after.kind() == Kind.STRING
                || (after.isSymbol(".") && tokens.at(index + 3).isSymbol("("))
                || before.isSymbol("::")
                || (before.isWord("as") && tokens.caller(index).isWord("cast"))
                || (before.isSymbol("(") && tokens.caller(index).isWord("extract"));
    }
}
