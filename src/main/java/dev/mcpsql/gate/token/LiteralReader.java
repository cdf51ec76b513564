// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.Optional;

/**
 * Reads one quoted thing and decodes it: {@code '…'}, {@code E'…'}, {@code U&'…'}, {@code $tag$…$tag$},
 * {@code "…"}, {@code U&"…"} (manual §4.1.1 and §4.1.2).
 *
 * <p>Plain literals are read as with {@code standard_conforming_strings = on}, which the door pins.
 */
final class LiteralReader {

    private final String sql;
    private final Findings findings;
    private int at;

    LiteralReader(String sql, int start, Findings findings) {
        this.sql = sql;
        this.at = start;
        this.findings = findings;
    }

    /** Where reading ended. */
    int end() {
        return at;
    }

    /** The value of a string constant. */
    String literal() {
        String value =
                switch (sql.charAt(at)) {
                    case '\'' -> quoted('\'');
                    case '$' -> dollarQuoted();
                    case 'e', 'E' -> escaped();
                    case 'u', 'U' -> unicode('\'');
                    default -> unsupported();
                };
        return wellFormed(value);
    }

    /** The name that a quoted identifier spells. */
    String quotedName() {
        return wellFormed(sql.charAt(at) == '"' ? quoted('"') : unicode('"'));
    }

    private String unsupported() {
        at = sql.length();
        return fail(
                "Bit strings and national character literals (B'', X'', N'') are not admitted; write a plain literal and cast it.");
    }

    /** Text between quotes, doubled ones undone; for string constants also what a line break continues (§4.1.2.1). */
    private String quoted(char quote) {
        StringBuilder value = new StringBuilder();
        do {
            at++;
            while (at < sql.length() && (sql.charAt(at) != quote || isAt(quote, at + 1))) {
                value.append(sql.charAt(at));
                at += sql.charAt(at) == quote ? 2 : 1;
            }
            if (at >= sql.length()) {
                return fail("A quoted " + (quote == '"' ? "name" : "literal") + " is not closed; end it with " + quote
                        + ".");
            }
            at++;
        } while (quote == '\'' && continues());
        return value.toString();
    }

    private String unicode(char quote) {
        at += 2;
        String raw = quoted(quote);
        Optional<EscapeSign> escape = EscapeSign.behind(sql, at);
        if (escape.isEmpty()) {
            return fail("UESCAPE is not followed by its sign; write it as in UESCAPE '!'.");
        }
        at = escape.get().end();
        return new UnicodeEscapes(raw, escape.get().sign())
                .decoded()
                .orElseGet(
                        () -> fail(
                                "A Unicode escape is malformed; write four or six hexadecimal digits, or the character itself."));
    }

    /** Whether another quote follows after blanks and line comments with a line break among them. Moves to that quote. */
    private boolean continues() {
        int next = at;
        boolean lineBreak = false;
        while (next < sql.length() && (Letters.isBlank(sql.charAt(next)) || sql.startsWith("--", next))) {
            if (sql.startsWith("--", next)) {
                next = endOfLine(next);
            } else {
                lineBreak |= sql.charAt(next) == '\n' || sql.charAt(next) == '\r';
                next++;
            }
        }
        if (!lineBreak || !isAt('\'', next)) {
            return false;
        }
        at = next;
        return true;
    }

    private int endOfLine(int start) {
        int next = start;
        while (next < sql.length() && sql.charAt(next) != '\n' && sql.charAt(next) != '\r') {
            next++;
        }
        return next;
    }

    private String dollarQuoted() {
        DollarQuote quote = new DollarQuote(sql, at);
        if (!quote.opens()) {
            at = sql.length();
            findings.add(
                    Rank.CONSTRUCT,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "Parameters such as $1 are not admitted; write the value as a literal.");
            return "";
        }
        at = quote.end();
        return quote.value().orElseGet(() -> fail("A dollar-quoted literal is not closed; repeat its tag at the end."));
    }

    private String escaped() {
        at++;
        StringBuilder value = new StringBuilder();
        do {
            at++;
            while (at < sql.length() && findings.isEmpty() && (sql.charAt(at) != '\'' || isAt('\'', at + 1))) {
                readEscapable(value);
            }
            if (at >= sql.length()) {
                return fail("A quoted literal is not closed; end it with '.");
            }
            at++;
        } while (findings.isEmpty() && continues());
        return value.toString();
    }

    private void readEscapable(StringBuilder value) {
        char character = sql.charAt(at);
        if (character != '\\') {
            value.append(character);
            at += character == '\'' ? 2 : 1;
            return;
        }
        at++;
        if (at < sql.length()) {
            readEscape(value);
        }
    }

    /** C-style escapes (manual table 4.1). */
    private void readEscape(StringBuilder value) {
        char letter = sql.charAt(at++);
        switch (letter) {
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'u' -> appendCode(value, digits(16, 4, 4));
            case 'U' -> appendCode(value, digits(16, 8, 8));
            case 'x' -> appendByte(value, digits(16, 1, 2));
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                at--;
                appendByte(value, digits(8, 1, 3));
            }
            default -> value.append(letter);
        }
    }

    private int digits(int radix, int least, int most) {
        int start = at;
        while (at < sql.length()
                && at - start < most
                && Character.digit(sql.charAt(at), radix) >= 0
                && sql.charAt(at) < 128) {
            at++;
        }
        if (at - start < least) {
            fail("A backslash escape in a literal is incomplete; double the backslash to mean itself.");
            return ' ';
        }
        long code = Long.parseLong(sql.substring(start, at), radix);
        return code > Character.MAX_CODE_POINT ? -1 : (int) code;
    }

    /** A byte beyond ASCII would be half a character of UTF-8. */
    private void appendByte(StringBuilder value, int code) {
        appendCode(value, code > 127 ? -1 : code);
    }

    private void appendCode(StringBuilder value, int code) {
        if (code <= 0) {
            fail("An escape in a literal names no character; write the character itself.");
            return;
        }
        value.appendCodePoint(code);
    }

    private String wellFormed(String value) {
        if (Letters.holdsHalf(value)) {
            return fail("A literal holds half a surrogate pair; write the character itself.");
        }
        return value;
    }

    private boolean isAt(char character, int index) {
        return index < sql.length() && sql.charAt(index) == character;
    }

    private String fail(String message) {
        findings.add(Rank.PARSE, OutcomeReason.PARSE_ERROR, message);
        return "";
    }
}
