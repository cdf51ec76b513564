// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.answer;

/**
 * Text in which nothing hides: what a reader cannot see is written as backslash, {@code u} and four hexadecimal digits.
 *
 * <p>Inside a JSON string the escape is JSON's own (RFC 8259 §7), so a program that parses it gets the value unchanged.
 * Escaped are control characters but line feed and tab, format characters (zero-width, bidirectional, tags; Unicode §23.2
 * and §23.9), line and paragraph separators, variation selectors beyond emoji's, and the blank fillers.
 */
public final class VisibleText {

    private VisibleText() {}

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
            text.substring(at, from).chars().forEach(unit -> shown.append(String.format("\\u%04x", unit)));
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
            if (hidden(point)) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private static boolean hidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\t';
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> blank(point);
        };
    }

    /** Letters and marks that draw nothing: Hangul fillers, combining grapheme joiner, selectors that can carry a hidden text. */
    private static boolean blank(int point) {
        return point == 0x115f
                || point == 0x1160
                || point == 0x3164
                || point == 0xffa0
                || point == 0x034f
                || (point >= 0x180b && point <= 0x180f)
                || (point >= 0xfe00 && point <= 0xfe0e)
                || (point >= 0xe0000 && point <= 0xe0fff);
    }
}
