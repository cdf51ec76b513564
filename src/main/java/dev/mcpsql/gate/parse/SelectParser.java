// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.parse;

import java.util.Optional;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Runs JSqlParser on one statement; {@link #stop} ends it from another thread. */
public final class SelectParser {

    private final ParserKinds kinds;
    private volatile @Nullable FedParser running;
    private volatile boolean stopped;
    private int unread = -1;

    public SelectParser(ParserKinds kinds) {
        this.kinds = kinds;
    }

    /** The SELECT that all the tokens are; empty when the parser reads anything else. Simple expressions first: that is faster. */
    public Optional<Select> parse(ParserInput input) {
        return parse(FedParser.fast(new TokenFeed(input, kinds)))
                .or(() -> parse(FedParser.thorough(new TokenFeed(input, kinds))));
    }

    /** Index of the statement's token that the parser could not read; -1 when it does not tell. */
    public int unread() {
        return unread;
    }

    /** Ends a parse that takes too long. */
    public void stop() {
        stopped = true;
        FedParser parser = running;
        if (parser != null) {
            parser.interrupted = true;
        }
    }

    private Optional<Select> parse(FedParser parser) {
        if (stopped) {
            return Optional.empty();
        }
        running = parser;
        try {
            Select select = parser.Select();
            Token next = parser.getToken(1);
            if (next.kind == CCJSqlParserConstants.EOF) {
                return Optional.of(select);
            }
            unread = Math.max(unread, TokenFeed.place(next));
            return Optional.empty();
        } catch (ParseException unreadable) {
            if (unreadable.currentToken != null && unreadable.currentToken.next != null) {
                unread = Math.max(unread, TokenFeed.place(unreadable.currentToken.next));
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
