// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.Findings.Rank;
import dev.mcpsql.gate.Token.Kind;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads a text by the rules of PostgreSQL's scanner ({@code scan.l}, manual §4.1) into canonical tokens.
 *
 * <p>Comments are dropped, literals become plain ones, unquoted names are folded. Spellings that nobody needs are refused:
 * bit strings, {@code N''}, {@code UESCAPE}, {@code $} in names, {@code \}, {@code `}, <code>{ }</code>, characters
 * outside literals that are neither ASCII nor letters.
 */
final class Lexer {

    private static final String OPERATOR_CHARACTERS = "~!@#^&|?+-*/%<>=";
    /** An operator that holds none of these may not end in + or - (manual §4.1.3). */
    private static final String KEEPS_TRAILING_SIGN = "~!@#^&|?%";

    private static final String SYMBOLS = "()[],;.:";

    private final String sql;
    private final Findings findings;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String sql, Findings findings) {
        this.sql = sql;
        this.findings = findings;
    }

    /** The tokens of the text; when something was found against it, those before that place. */
    static List<Token> read(String sql, Findings findings) {
        Lexer lexer = new Lexer(sql, findings);
        lexer.run();
        return lexer.tokens;
    }

    /** Where each token of a text begins; for texts that nothing was found against. */
    static int[] starts(String sql) {
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
        if (isBlank(sql.charAt(at))) {
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
        } else if (isDigit(first) || (first == '.' && isDigit(peek(1)))) {
            readNumber();
        } else if (isNameStart(sql.codePointAt(at))) {
            readWord();
        } else if (OPERATOR_CHARACTERS.indexOf(first) >= 0) {
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
        if (name.codePoints().anyMatch(Lexer::isUnprintable)) {
            refuse("The name " + Shown.line(name) + " holds a control or invisible character; leave it out.");
        }
        addName(Kind.QUOTED, '"' + name.replace("\"", "\"\"") + '"', name);
    }

    private void readWord() {
        int start = at;
        while (at < sql.length() && isNamePart(sql.codePointAt(at))) {
            at += Character.charCount(sql.codePointAt(at));
        }
        if (peek(0) == '$') {
            refuse("Names with $ are not supported, as " + Shown.line(sql.substring(start, at)) + "$; quote the name.");
        }
        String word = fold(sql.substring(start, at));
        addName(Kind.WORD, word, word);
    }

    private void addName(Kind kind, String text, String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length > Identifier.MAX_BYTES) {
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
                || (at < sql.length() && isNamePart(sql.codePointAt(at)))) {
            refuse("The number " + Shown.line(number) + " is followed by other characters; put a blank between.");
        }
        tokens.add(new Token(Kind.NUMBER, number, ""));
    }

    private void readOperator() {
        int end = at;
        while (end < sql.length()
                && OPERATOR_CHARACTERS.indexOf(sql.charAt(end)) >= 0
                && !sql.startsWith("--", end)
                && !sql.startsWith("/*", end)) {
            end++;
        }
        while (end - at > 1 && losesTrailingSign(sql.substring(at, end))) {
            end--;
        }
        String operator = sql.substring(at, end);
        at = end;
        String text = operator.equals("!=") ? "<>" : operator;
        tokens.add(new Token(text.equals("=>") ? Kind.SYMBOL : Kind.OPERATOR, text, ""));
    }

    private static boolean losesTrailingSign(String operator) {
        return (operator.endsWith("+") || operator.endsWith("-"))
                && operator.substring(0, operator.length() - 1)
                        .chars()
                        .noneMatch(character -> KEEPS_TRAILING_SIGN.indexOf(character) >= 0);
    }

    private void readSymbol() {
        String text = sql.substring(at, at + 1);
        if (sql.startsWith("::", at) || sql.startsWith(":=", at)) {
            text = sql.substring(at, at + 2);
        } else if (sql.startsWith("..", at)) {
            refuse("Two dots stand side by side; write one.");
        }
        at += text.length();
        tokens.add(new Token(Kind.SYMBOL, text, ""));
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

    /** Folds ASCII only, as PostgreSQL does in a UTF-8 database (manual §4.1.1). */
    static String fold(String word) {
        StringBuilder folded = new StringBuilder(word);
        for (int i = 0; i < folded.length(); i++) {
            char character = folded.charAt(i);
            if (character >= 'A' && character <= 'Z') {
                folded.setCharAt(i, (char) (character + ('a' - 'A')));
            }
        }
        return folded.toString();
    }

    static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean isNameStart(int character) {
        return character == '_'
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character > 127 && Character.isLetter(character));
    }

    private static boolean isNamePart(int character) {
        return isNameStart(character) || (character >= '0' && character <= '9');
    }

    private static boolean isUnprintable(int character) {
        return character != ' '
                && (Character.isISOControl(character)
                        || Character.isWhitespace(character)
                        || Character.isSpaceChar(character)
                        || Character.getType(character) == Character.FORMAT);
    }
}
