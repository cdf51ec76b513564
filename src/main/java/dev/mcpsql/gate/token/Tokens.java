// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The tokens of one statement, with their brackets matched. Immutable. */
public final class Tokens {

    private static final Set<String> CLAUSES =
            Keywords.words("select from where group having window order limit union intersect except");

    private final List<Token> list;
    private final int[] partner;
    private final int[] enclosing;
    private final int[] clause;

    /** Expects balanced brackets ({@code Bounds} has looked). */
    public Tokens(List<Token> list) {
        this.list = List.copyOf(list);
        this.partner = new int[list.size()];
        this.enclosing = new int[list.size()];
        this.clause = new int[list.size()];
        Arrays.fill(partner, -1);
        match();
    }

    private void match() {
        Deque<Integer> open = new ArrayDeque<>();
        int begun = -1;
        for (int i = 0; i < list.size(); i++) {
            if (closes(list.get(i))) {
                int start = open.pop();
                partner[start] = i;
                partner[i] = start;
                begun = clause[start];
            }
            enclosing[i] = open.isEmpty() ? -1 : open.peek();
            clause[i] = begun;
            begun = next(i, begun);
            if (opens(list.get(i))) {
                open.push(i);
            }
        }
    }

    private int next(int index, int begun) {
        Token token = list.get(index);
        if (opens(token)) {
            return -1;
        }
        return token.kind() == Token.Kind.WORD && CLAUSES.contains(token.text()) ? index : begun;
    }

    public static boolean opens(Token token) {
        return token.isSymbol("(") || token.isSymbol("[");
    }

    public static boolean closes(Token token) {
        return token.isSymbol(")") || token.isSymbol("]");
    }

    public int size() {
        return list.size();
    }

    public List<Token> list() {
        return list;
    }

    /** The token there, or {@link Token#NONE} outside. */
    public Token at(int index) {
        return index >= 0 && index < list.size() ? list.get(index) : Token.NONE;
    }

    /** Index of the bracket that closes or opens the one there; -1 when there is no bracket. */
    public int partner(int index) {
        return partner[index];
    }

    /** Index of the innermost bracket open at that token; -1 at the top. */
    public int enclosing(int index) {
        return enclosing[index];
    }

    /** Whether a query of a WITH list is named there, the first of it. */
    public boolean startsWithList(int index) {
        return at(index - 1).isWord("with")
                || (at(index - 1).isWord("recursive") && at(index - 2).isWord("with"));
    }

    /** Index of the word before that token that began the clause it stands in, within the same brackets; -1 when none did. */
    int clause(int index) {
        return clause[index];
    }

    /** The word before the innermost open bracket, as in {@code cast (}; {@link Token#NONE} when there is none. */
    public Token caller(int index) {
        return enclosing[index] < 0 ? Token.NONE : at(enclosing[index] - 1);
    }

    /**
     * Whether an operand can end with that token. What follows such a token is an operator, a key word or an alias, for in
     * PostgreSQL's grammar no two operands stand side by side.
     */
    public boolean endsOperand(int index) {
        Token token = at(index);
        return switch (token.kind()) {
            case STRING, NUMBER, QUOTED -> true;
            case OPERATOR -> false;
            case SYMBOL -> closes(token) && !closesDistinctOn(index);
            case WORD -> at(index - 1).isSymbol(".") || !Keywords.EXPECTS_OPERAND.contains(token.text());
        };
    }

    private boolean closesDistinctOn(int index) {
        int open = partner[index];
        return at(open - 1).isWord("on") && at(open - 2).isWord("distinct");
    }

    /** Whether the token is the colon of {@code a[1:2]} and not the start of a client's parameter. */
    public boolean isSliceColon(int index) {
        int open = enclosing(index);
        return at(index).isSymbol(":") && at(open).isSymbol("[") && (open == index - 1 || endsOperand(index - 1));
    }
}
