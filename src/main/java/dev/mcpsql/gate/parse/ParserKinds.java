// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.parse;

import dev.mcpsql.gate.token.ClauseWords;
import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Letters;
import dev.mcpsql.gate.token.Token;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jsqlparser.parser.AbstractJSqlParser.Dialect;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;

/**
 * Which kind the parser's own lexer gives to each token.
 *
 * <p>The kinds of words and symbols are asked of that lexer, never written down here: of the usual ones once, of any other
 * word when it first comes. Thread-safe.
 */
public final class ParserKinds {

    private static final Set<String> SYMBOLS = Keywords.words("( ) [ ] , . : :: := => = <> < > <= >= + - * / % || ~");

    /** Texts may hold any number of words; those of one server's catalogs and habits are fewer. */
    private static final int MAX_KNOWN = 8_192;

    private final Map<String, Integer> known;

    private ParserKinds(Map<String, Integer> known) {
        this.known = new ConcurrentHashMap<>(known);
    }

    /** Learns the kinds of the symbols, the key words, the types and these words. */
    public static ParserKinds load(Set<String> words) {
        Set<String> all = new TreeSet<>(words);
        all.addAll(SYMBOLS);
        all.addAll(Keywords.all());
        all.addAll(ClauseWords.FOLLOWING);
        Map<String, Integer> kinds = new HashMap<>();
        all.forEach(text -> kinds.put(text, ask(text)));
        return new ParserKinds(kinds);
    }

    int of(Token token) {
        return switch (token.kind()) {
            case STRING -> CCJSqlParserConstants.S_CHAR_LITERAL;
            case QUOTED -> CCJSqlParserConstants.S_QUOTED_IDENTIFIER;
            case NUMBER -> isInteger(token.text()) ? CCJSqlParserConstants.S_LONG : CCJSqlParserConstants.S_DOUBLE;
            case WORD, OPERATOR, SYMBOL -> of(token.text());
        };
    }

    /** The kind of a text that the parser's lexer reads as one token; of any other, of the first. */
    int of(String text) {
        Integer kind = known.get(text);
        return kind == null ? learn(text) : kind;
    }

    private int learn(String text) {
        int kind = ask(text);
        if (known.size() < MAX_KNOWN) {
            known.put(text, kind);
        }
        return kind;
    }

    private static boolean isInteger(String number) {
        for (int i = 0; i < number.length(); i++) {
            if (!Letters.isDigit(number.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int ask(String text) {
        CCJSqlParser parser = CCJSqlParserUtil.newParser(text).withDialect(Dialect.POSTGRESQL);
        return parser.getNextToken().kind;
    }
}
