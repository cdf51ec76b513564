// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.grammar;

import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Token.Kind;
import java.util.Map;
import java.util.Set;

/** How operators join operands, by PostgreSQL's precedences (manual §4.1.6; {@code gram.y}: a_expr and b_expr). */
final class ExpressionGrammar {

    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int IS = 4;
    private static final int COMPARISON = 5;
    private static final int LIKE = 6;
    private static final int OTHER = 8;
    private static final int AT = 12;
    private static final int COLLATE = 13;
    private static final int SIGN = 14;
    private static final int CAST = 15;
    private static final int NONE = 0;

    private static final Map<String, Integer> OPERATORS = Map.ofEntries(
            Map.entry("<", COMPARISON),
            Map.entry(">", COMPARISON),
            Map.entry("=", COMPARISON),
            Map.entry("<=", COMPARISON),
            Map.entry(">=", COMPARISON),
            Map.entry("<>", COMPARISON),
            Map.entry("+", 9),
            Map.entry("-", 9),
            Map.entry("*", 10),
            Map.entry("/", 10),
            Map.entry("%", 10),
            Map.entry("^", 11));

    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("or", OR),
            Map.entry("and", AND),
            Map.entry("is", IS),
            Map.entry("isnull", IS),
            Map.entry("notnull", IS),
            Map.entry("between", LIKE),
            Map.entry("in", LIKE),
            Map.entry("like", LIKE),
            Map.entry("ilike", LIKE),
            Map.entry("collate", COLLATE));

    /** Those that exist before one operand; the grammar would take others, and no operator be found (manual chapter 9). */
    private static final Set<String> PREFIXES = Keywords.words("~ @ |/ ||/ !! # ?| ?- @@ @-@ %% %#");

    private static final Set<String> AFTER_NOT = Keywords.words("between in like ilike similar");
    private static final Set<String> QUANTIFIERS = Keywords.words("any some all");

    /** Where an expression stands: the first bound of BETWEEN and its like know fewer operators. */
    private enum Place {
        ANYWHERE,
        BOUND
    }

    /** Whether the operator just read leaves an operand open to the right, with which its equals do not associate. */
    private enum End {
        OPEN,
        CLOSED
    }

    private final TokenCursor cursor;
    private final Grammar grammar;
    private final TestGrammar tests;

    ExpressionGrammar(TokenCursor cursor, Grammar grammar) {
        this.cursor = cursor;
        this.grammar = grammar;
        this.tests = new TestGrammar(cursor, grammar);
    }

    void expression() {
        expression(OR, Place.ANYWHERE);
    }

    /** An expression without the words AND, OR, NOT, IN, LIKE, IS NULL and so on. */
    void bound() {
        expression(OR, Place.BOUND);
    }

    void list() {
        cursor.list(this::expression);
    }

    private void expression(int least, Place place) {
        prefixed(place);
        int open = NONE;
        for (int precedence = precedence(place);
                precedence >= least && precedence > NONE;
                precedence = precedence(place)) {
            cursor.require(precedence != open);
            End end = operation(precedence, place);
            boolean alone = precedence == IS || precedence == COMPARISON || precedence == LIKE;
            open = alone && end == End.OPEN ? precedence : NONE;
        }
    }

    private void prefixed(Place place) {
        if (cursor.isWord("not") && place == Place.ANYWHERE) {
            cursor.move();
            expression(NOT, place);
        } else if (cursor.acceptOperator("+") || cursor.acceptOperator("-")) {
            expression(SIGN, place);
        } else if (cursor.next().kind() == Kind.OPERATOR) {
            cursor.require(PREFIXES.contains(cursor.next().text()));
            cursor.move();
            expression(OTHER + 1, place);
        } else {
            grammar.operands().operand();
        }
    }

    /** The precedence of the operator here; {@link #NONE} when there is none. */
    private int precedence(Place place) {
        Token token = cursor.next();
        return switch (token.kind()) {
            case OPERATOR -> OPERATORS.getOrDefault(token.text(), OTHER);
            case SYMBOL -> token.isSymbol("::") ? CAST : NONE;
            case WORD -> place == Place.ANYWHERE ? wordPrecedence(token.text()) : boundPrecedence(token.text());
            case QUOTED, STRING, NUMBER -> NONE;
        };
    }

    private int wordPrecedence(String word) {
        return switch (word) {
            case "at" -> cursor.ahead(1).isWord("time") || cursor.ahead(1).isWord("local") ? AT : NONE;
            case "not" -> AFTER_NOT.contains(cursor.ahead(1).text()) ? LIKE : NONE;
            case "similar" -> cursor.ahead(1).isWord("to") ? LIKE : NONE;
            case "operator" -> cursor.ahead(1).isSymbol("(") ? OTHER : NONE;
            default -> WORDS.getOrDefault(word, NONE);
        };
    }

    private int boundPrecedence(String word) {
        return switch (word) {
            case "is" -> IS;
            case "operator" -> wordPrecedence(word);
            default -> NONE;
        };
    }

    private End operation(int precedence, Place place) {
        return switch (precedence) {
            case CAST -> cast();
            case COLLATE -> collation();
            case AT -> zone(place);
            case IS -> test(place);
            case LIKE -> pattern();
            default -> infix(precedence, place);
        };
    }

    private End cast() {
        cursor.move();
        grammar.types().type();
        return End.CLOSED;
    }

    private End collation() {
        cursor.move();
        grammar.names().columnName();
        grammar.names().furtherParts();
        return End.CLOSED;
    }

    private End zone(Place place) {
        cursor.move();
        if (!cursor.acceptWord("local")) {
            cursor.expectWord("time");
            cursor.expectWord("zone");
            expression(AT + 1, place);
        }
        return End.CLOSED;
    }

    private End test(Place place) {
        if (!cursor.acceptWord("is")) {
            cursor.move();
            return End.CLOSED;
        }
        if (!tests.startsDistinct()) {
            cursor.require(place == Place.ANYWHERE || cursor.isWord("document") || cursor.isWord("not"));
            tests.test();
            return End.CLOSED;
        }
        expression(IS + 1, place);
        return End.OPEN;
    }

    private End infix(int precedence, Place place) {
        if (cursor.isWord("operator")) {
            tests.qualifiedOperator();
        } else {
            cursor.move();
        }
        if (place == Place.ANYWHERE && precedence >= COMPARISON && acceptQuantified()) {
            return End.CLOSED;
        }
        expression(precedence + 1, place);
        return End.OPEN;
    }

    /** {@code = ANY (…)} and its like (manual §9.25.3). */
    private boolean acceptQuantified() {
        if (!cursor.acceptAnyOf(QUANTIFIERS)) {
            return false;
        }
        if (grammar.queries().startsInParentheses()) {
            grammar.queries().inParentheses();
        } else {
            cursor.inParentheses(this::expression);
        }
        return true;
    }

    private End pattern() {
        cursor.acceptWord("not");
        if (cursor.acceptWord("in")) {
            members();
            return End.CLOSED;
        }
        if (cursor.acceptWord("between")) {
            range();
            return End.OPEN;
        }
        boolean similar = cursor.acceptPhrase("similar", "to");
        if (!similar) {
            cursor.require(!cursor.isWord("similar"));
            cursor.move();
        }
        if (!similar && acceptQuantified()) {
            return End.CLOSED;
        }
        expression(LIKE + 1, Place.ANYWHERE);
        if (cursor.acceptWord("escape")) {
            expression(LIKE + 1, Place.ANYWHERE);
        }
        return End.OPEN;
    }

    private void members() {
        if (grammar.queries().startsInParentheses()) {
            grammar.queries().inParentheses();
        } else {
            cursor.inParentheses(this::list);
        }
    }

    private void range() {
        if (!cursor.acceptWord("symmetric")) {
            cursor.acceptWord("asymmetric");
        }
        bound();
        cursor.expectWord("and");
        expression(LIKE + 1, Place.ANYWHERE);
    }
}
