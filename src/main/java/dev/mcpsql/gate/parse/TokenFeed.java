// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.parse;

import dev.mcpsql.gate.token.CanonicalText;
import dev.mcpsql.gate.token.Token;
import java.util.List;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserTokenManager;
import net.sf.jsqlparser.parser.SimpleCharStream;
import net.sf.jsqlparser.parser.StringProvider;

/**
 * Hands the parser the tokens that were lexed here, in place of a text that it would cut into tokens by rules of its own.
 *
 * <p>So it cannot see another token than PostgreSQL does, and each of its tokens carries the place of ours
 * ({@link #place}). Three phrases are one token to its grammar and are joined.
 */
final class TokenFeed extends CCJSqlParserTokenManager {

    private final ParserInput input;
    private final ParserKinds kinds;
    private int next;

    TokenFeed(ParserInput input, ParserKinds kinds) {
        super(new SimpleCharStream(new StringProvider(""), 1, 1, 1));
        this.input = input;
        this.kinds = kinds;
    }

    /** Where the statement's token stands that the parser's token was made of. */
    static int place(net.sf.jsqlparser.parser.Token token) {
        return token.absoluteBegin;
    }

    @Override
    public net.sf.jsqlparser.parser.Token getNextToken() {
        int first = next;
        if (first >= input.size()) {
            return made(CCJSqlParserConstants.EOF, "", input.place(first));
        }
        int end = Phrases.end(input.tokens(), first);
        next = end;
        if (end == first + 1) {
            Token token = input.tokens().get(first);
            return made(kinds.of(token), token.text(), input.place(first));
        }
        String phrase = CanonicalText.of(input.tokens().subList(first, end)).text();
        return made(kinds.of(phrase), phrase, input.place(first));
    }

    private static net.sf.jsqlparser.parser.Token made(int kind, String image, int place) {
        net.sf.jsqlparser.parser.Token token = net.sf.jsqlparser.parser.Token.newToken(kind, image);
        token.absoluteBegin = place;
        token.absoluteEnd = place + 1;
        return token;
    }

    /** The phrases that the parser's grammar knows as single tokens. */
    private static final class Phrases {

        private Phrases() {}

        /** Index behind the token or phrase that begins there. */
        static int end(List<Token> tokens, int first) {
            if (tokens.get(first).kind() != Token.Kind.WORD) {
                return first + 1;
            }
            return switch (tokens.get(first).text()) {
                case "similar" -> behind(tokens, first + 1, first, "to");
                case "with" -> behind(tokens, first + 1, first, "ties");
                case "time", "timestamp" -> zone(tokens, first);
                default -> first + 1;
            };
        }

        /** {@code timestamp (3) with time zone}, with or without the precision. */
        private static int zone(List<Token> tokens, int first) {
            boolean precise = isSymbol(tokens, first + 1, "(")
                    && at(tokens, first + 2).kind() == Token.Kind.NUMBER
                    && isSymbol(tokens, first + 3, ")");
            int with = precise ? first + 4 : first + 1;
            boolean zoned = at(tokens, with).isWord("with") || at(tokens, with).isWord("without");
            return zoned ? behind(tokens, with + 1, first, "time", "zone") : first + 1;
        }

        private static int behind(List<Token> tokens, int start, int first, String... words) {
            for (int i = 0; i < words.length; i++) {
                if (!at(tokens, start + i).isWord(words[i])) {
                    return first + 1;
                }
            }
            return start + words.length;
        }

        private static boolean isSymbol(List<Token> tokens, int index, String symbol) {
            return at(tokens, index).isSymbol(symbol);
        }

        private static Token at(List<Token> tokens, int index) {
            return index < tokens.size() ? tokens.get(index) : Token.NONE;
        }
    }
}
