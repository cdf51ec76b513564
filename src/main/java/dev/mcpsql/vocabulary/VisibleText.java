// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import java.util.HexFormat;

/**
 * Text in which nothing hides: what a reader cannot see is written as backslash, {@code u} and four hexadecimal digits.
 *
 * <p>Inside a JSON string the escape is JSON's own (RFC 8259 §7), so a program that parses it gets the value unchanged.
 * Escaped are control characters but line feed and tab, format characters (zero-width, bidirectional, tags; Unicode §23.2
 * and §23.9), line and paragraph separators, noncharacters, the blank fillers, and variation selectors (§23.4) but the one that
 * follows an emoji.
 */
public final class VisibleText {

    private static final int EMOJI_SELECTOR = 0xfe0f;

    private static final HexFormat DIGITS = HexFormat.of();

    private VisibleText() {}

    /** The text itself when all of it is seen. */
    public static String of(String text) {
        int first = firstHidden(text, 0);
        if (first == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 64);
        int from = 0;
        for (int at = first; at < text.length(); at = firstHidden(text, from)) {
            shown.append(text, from, at);
            from = at + Character.charCount(text.codePointAt(at));
            text.substring(at, from).chars().forEach(unit -> shown.append("\\u")
                    .append(DIGITS.toHexDigits((char) unit)));
        }
        return shown.append(text, from, text.length()).toString();
    }

    private static int firstHidden(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (unit >= ' ' && unit < 0x7f) {
                at++;
                continue;
            }
            int point = text.codePointAt(at);
            if (point == EMOJI_SELECTOR ? !selectsAnEmoji(text, at) : hidden(point)) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    /** Drawn with the character before it (Unicode Technical Standard 51 §1.4.3); anywhere else, and repeated, it draws nothing. */
    private static boolean selectsAnEmoji(String text, int at) {
        if (at == 0) {
            return false;
        }
        int before = text.codePointBefore(at);
        return switch (Character.getType(before)) {
            case Character.OTHER_SYMBOL, Character.MATH_SYMBOL, Character.OTHER_PUNCTUATION -> true;
            case Character.DECIMAL_DIGIT_NUMBER -> before < 0x7f;
            default -> false;
        };
    }

    private static boolean hidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\t';
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> blank(point);
        };
    }

    /**
     * Letters and marks that draw nothing: Hangul fillers, combining grapheme joiner, inherent vowels, selectors that can carry a
     * hidden text, and what Unicode keeps for more of them (DerivedCoreProperties, Default_Ignorable_Code_Point; noncharacters).
     */
    private static boolean blank(int point) {
        return point == 0x115f
                || point == 0x1160
                || point == 0x3164
                || point == 0xffa0
                || point == 0x034f
                || point == 0x17b4
                || point == 0x17b5
                || point == 0x2065
                || (point >= 0x180b && point <= 0x180f)
                || (point >= 0xfdd0 && point <= 0xfdef)
                || (point >= 0xfe00 && point < EMOJI_SELECTOR)
                || (point >= 0xfff0 && point <= 0xfff8)
                || (point & 0xfffe) == 0xfffe
                || (point >= 0xe0000 && point <= 0xe0fff);
    }
}
