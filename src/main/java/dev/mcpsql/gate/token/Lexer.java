// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Token.Kind;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads a text by the rules of PostgreSQL's scanner ({@code scan.l}, manual §4.1) into canonical tokens.
 *
 * <p>Comments are dropped, literals become plain ones, unquoted names are folded. Spellings that nobody needs are refused:
 * bit strings, {@code N''}, {@code $} in names, {@code \}, {@code `}, <code>{ }</code>, characters
 * outside literals that are neither ASCII nor letters.
 */
public final class Lexer {

    private static final String SYMBOLS = "()[],;.:";
    private static final List<Token> SINGLE = SYMBOLS.chars()
            .mapToObj(symbol -> new Token(Kind.SYMBOL, Character.toString(symbol), ""))
            .toList();

    private final String sql;
    private final Findings findings;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String sql, Findings findings) {
        this.sql = sql;
        this.findings = findings;
    }

    /** The tokens of the text; when something was found against it, those before that place. */
    public static List<Token> read(String sql, Findings findings) {
        Lexer lexer = new Lexer(sql, findings);
        lexer.run();
        return lexer.tokens;
    }

    /** Where each token of a text begins; for texts that nothing was found against. */
    public static int[] starts(String sql) {
        Lexer lexer = new Lexer(sql, new Findings());
        IntStream.Builder starts = IntStream.builder();
        while (lexer.hasNext()) {
            int start = lexer.at;
            int before = lexer.tokens.size();
            lexer.step();
            if (lexer.tokens.size() > before) {
                starts.add(start);
            }
        }
        return starts.build().toArray();
    }

    private void run() {
        while (hasNext()) {
            step();
        }
    }

    private boolean hasNext() {
        return at < sql.length() && findings.isEmpty();
    }

    private void step() {
        if (Letters.isBlank(sql.charAt(at))) {
            at++;
        } else if (sql.startsWith("--", at)) {
            skipLineComment();
        } else if (sql.startsWith("/*", at)) {
            skipBlockComment();
        } else {
            readToken();
        }
    }

    private void skipLineComment() {
        while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
            at++;
        }
    }

    private void skipBlockComment() {
        int depth = 0;
        while (at < sql.length()) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
            if (depth == 0) {
                return;
            }
        }
        refuse("The comment is not closed; end it with */.");
    }

    private void readToken() {
        char first = sql.charAt(at);
        if (first == '\'' || isPrefixed('\'') || first == '$' || isUnicode('\'')) {
            readLiteral();
        } else if (first == '"' || isUnicode('"')) {
            readQuotedName();
        } else if (Letters.isDigit(first) || (first == '.' && Letters.isDigit(peek(1)))) {
            readNumber();
        } else if (Letters.isNameStart(sql.codePointAt(at))) {
            readWord();
        } else if (OperatorReader.isPart(first)) {
            readOperator();
        } else if (SYMBOLS.indexOf(first) >= 0) {
            readSymbol();
        } else {
            refuseCharacter(sql.codePointAt(at));
        }
    }

    private void readLiteral() {
        if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() == Kind.STRING) {
            refuse("Two string literals stand side by side; join them with ||.");
            return;
        }
        LiteralReader reader = new LiteralReader(sql, at, findings);
        String value = reader.literal();
        at = reader.end();
        tokens.add(new Token(Kind.STRING, "'" + value.replace("'", "''") + "'", ""));
    }

    private void readQuotedName() {
        LiteralReader reader = new LiteralReader(sql, at, findings);
        String name = reader.quotedName();
        at = reader.end();
        if (findings.isEmpty() && name.isEmpty()) {
            refuse("A quoted name is empty; name something.");
        }
        if (Letters.holdsUnprintable(name)) {
            refuse("The name " + Shown.line(name) + " holds a control or invisible character; leave it out.");
        }
        addName(Kind.QUOTED, '"' + name.replace("\"", "\"\"") + '"', name);
    }

    private void readWord() {
        int start = at;
        while (at < sql.length() && Letters.isNamePart(sql.codePointAt(at))) {
            at += Character.charCount(sql.codePointAt(at));
        }
        if (peek(0) == '$') {
            refuse("Names with $ are not supported, as " + Shown.line(sql.substring(start, at)) + "$; quote the name.");
        }
        String word = Letters.fold(sql.substring(start, at));
        if (word.equals("uescape") && isAfterQuoted()) {
            refuse("UESCAPE stands too far from its U& literal, or where none is; write U&'…' UESCAPE '!'.");
        }
        addName(Kind.WORD, word, word);
    }

    private boolean isAfterQuoted() {
        Kind before =
                tokens.isEmpty() ? Kind.SYMBOL : tokens.get(tokens.size() - 1).kind();
        return before == Kind.STRING || before == Kind.QUOTED;
    }

    private void addName(Kind kind, String text, String name) {
        if (Letters.isLonger(name, Identifier.MAX_BYTES)) {
            findings.add(
                    Rank.SIZE,
                    OutcomeReason.TOO_COMPLEX,
                    "The name " + Shown.line(name) + " is longer than " + Identifier.MAX_BYTES
                            + " bytes, where PostgreSQL would cut it; use a shorter one.");
        }
        tokens.add(new Token(kind, text, name));
    }

    private void readNumber() {
        NumberReader reader = new NumberReader(sql, at);
        String number = reader.decimal();
        at = reader.end();
        if (number.isEmpty()
                || peek(0) == '$'
                || peek(0) == '.'
                || (at < sql.length() && Letters.isNamePart(sql.codePointAt(at)))) {
            refuse("The number " + Shown.line(number) + " is followed by other characters; put a blank between.");
        }
        tokens.add(new Token(Kind.NUMBER, number, ""));
    }

    private void readOperator() {
        OperatorReader reader = new OperatorReader(sql, at);
        String operator = reader.operator();
        at = reader.end();
        if (operator.isEmpty()) {
            refuse("An operator is longer than " + Identifier.MAX_BYTES + " characters; put a blank into it.");
        }
        tokens.add(new Token(operator.equals("=>") ? Kind.SYMBOL : Kind.OPERATOR, operator, ""));
    }

    private void readSymbol() {
        Token symbol = SINGLE.get(SYMBOLS.indexOf(sql.charAt(at)));
        if (sql.startsWith("::", at) || sql.startsWith(":=", at)) {
            symbol = new Token(Kind.SYMBOL, sql.substring(at, at + 2), "");
        } else if (sql.startsWith("..", at)) {
            refuse("Two dots stand side by side; write one.");
        }
        at += symbol.text().length();
        tokens.add(symbol);
    }

    /** The prefix must touch the quote: {@code e'…'} is a literal, {@code e '…'} is not. */
    private boolean isPrefixed(char quote) {
        return peek(1) == quote && "eEbBxXnN".indexOf(sql.charAt(at)) >= 0;
    }

    private boolean isUnicode(char quote) {
        return (peek(0) == 'u' || peek(0) == 'U') && peek(1) == '&' && peek(2) == quote;
    }

    private char peek(int ahead) {
        return at + ahead < sql.length() ? sql.charAt(at + ahead) : ' ';
    }

    private void refuse(String message) {
        findings.add(Rank.PARSE, OutcomeReason.PARSE_ERROR, message);
    }

    private void refuseCharacter(int character) {
        refuse("The character "
                + (character > ' ' && character < 127 ? Character.toString(character) : "U+%04X".formatted(character))
                + " is not admitted outside a literal; leave it out.");
        at++;
    }
}
