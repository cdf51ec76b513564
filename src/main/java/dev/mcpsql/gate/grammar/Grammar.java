// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.grammar;

import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;

/**
 * Refuses what PostgreSQL's grammar refuses, before and without any parser: the parser is more lenient and knows other
 * dialects.
 *
 * <p>It reads the tokens by the rules of {@code gram.y} for SELECT, with its precedences, and keeps nothing. Where it is
 * stricter than PostgreSQL, that is for spellings nobody needs, such as DEFAULT as a value.
 */
public final class Grammar {

    private final NameGrammar names;
    private final TypeGrammar types;
    private final CallGrammar calls;
    private final OperandGrammar operands;
    private final ExpressionGrammar expressions;
    private final WindowGrammar windows;
    private final FromGrammar sources;
    private final QueryGrammar queries;

    private Grammar(TokenCursor cursor) {
        names = new NameGrammar(cursor);
        types = new TypeGrammar(cursor, this);
        calls = new CallGrammar(cursor, this);
        operands = new OperandGrammar(cursor, this);
        expressions = new ExpressionGrammar(cursor, this);
        windows = new WindowGrammar(cursor, this);
        sources = new FromGrammar(cursor, this);
        queries = new QueryGrammar(cursor, this);
    }

    /** Notes the first token that PostgreSQL's grammar does not admit. */
    public static void check(Tokens tokens, Findings findings) {
        TokenCursor cursor = new TokenCursor(tokens);
        try {
            new Grammar(cursor).queries.statement();
        } catch (Misplaced misplaced) {
            findings.addParseError(message(tokens, misplaced.index()));
        }
    }

    private static String message(Tokens tokens, int index) {
        Token token = tokens.at(index);
        String start = "The statement cannot be read as a PostgreSQL SELECT ";
        if (token.equals(Token.NONE)) {
            return start + "to its end, after " + tokens.at(index - 1).spelled() + "; complete it.";
        }
        String before = index == 0 ? "" : " after " + tokens.at(index - 1).spelled();
        return start + "near " + token.spelled() + before
                + "; check the spelling there, and quote a name that is a key word.";
    }

    NameGrammar names() {
        return names;
    }

    TypeGrammar types() {
        return types;
    }

    CallGrammar calls() {
        return calls;
    }

    OperandGrammar operands() {
        return operands;
    }

    ExpressionGrammar expressions() {
        return expressions;
    }

    WindowGrammar windows() {
        return windows;
    }

    FromGrammar sources() {
        return sources;
    }

    QueryGrammar queries() {
        return queries;
    }
}
