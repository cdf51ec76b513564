// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import java.util.Optional;
import net.sf.jsqlparser.parser.AbstractJSqlParser.Dialect;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.statement.Statements;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Runs JSqlParser on one text; {@link #stop} ends it from another thread. */
final class SelectParser {

    private volatile @Nullable CCJSqlParser running;
    private volatile boolean stopped;
    private int unread = -1;

    /**
     * What the parser made of a text.
     *
     * @param root the one statement
     * @param firstToken the head of the parser's own token list, itself no token
     */
    record Parsed(Select root, Token firstToken) {}

    /** The one SELECT of the text; empty when the parser reads anything else. Simple expressions first: that is faster. */
    Optional<Parsed> parse(String text) {
        return parse(newParser(text).withAllowComplexParsing(false))
                .or(() -> parse(newParser(text).withAllowComplexParsing(true)));
    }

    /** Where in the text the parser met what it could not read, as it counts characters; -1 when it does not tell. */
    int unread() {
        return unread;
    }

    /** Ends a parse that takes too long. */
    void stop() {
        stopped = true;
        CCJSqlParser parser = running;
        if (parser != null) {
            parser.interrupted = true;
        }
    }

    private static CCJSqlParser newParser(String text) {
        return CCJSqlParserUtil.newParser(text).withDialect(Dialect.POSTGRESQL);
    }

    private Optional<Parsed> parse(CCJSqlParser parser) {
        if (stopped) {
            return Optional.empty();
        }
        running = parser;
        Token head = parser.token;
        try {
            Statements statements = parser.Statements();
            boolean one = statements.size() == 1 && statements.get(0) instanceof Select;
            return one ? Optional.of(new Parsed((Select) statements.get(0), head)) : Optional.empty();
        } catch (ParseException unreadable) {
            if (unreadable.currentToken != null && unreadable.currentToken.next != null) {
                unread = Math.max(unread, unreadable.currentToken.next.absoluteBegin - 1);
            }
            return Optional.empty();
        } catch (RuntimeException unreadable) {
            // The parser lets NumberFormatException and its like escape on hostile text; each means that it cannot read
            // it.
            return Optional.empty();
        } finally {
            running = null;
        }
    }
}
