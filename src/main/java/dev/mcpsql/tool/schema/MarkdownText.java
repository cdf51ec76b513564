// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.schema;

/**
 * Text of others as Markdown without markup: no image, HTML, code, character reference, link with words of its own or new row of a
 * table. A bare address stays one, and a reader may make it a link.
 */
final class MarkdownText {

    private static final String ACTIVE = "\\`*[]<>|~&";

    private MarkdownText() {}

    /** On one line, what is markup inside a line preceded by a backslash (CommonMark 0.31 §2.4, GFM §4.10). */
    static String cell(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.strip().codePoints().forEach(point -> {
            if (ACTIVE.indexOf(point) >= 0) {
                shown.append('\\');
            }
            shown.appendCodePoint(breaks(point) ? ' ' : point);
        });
        return shown.toString();
    }

    /** Every line end and the tab; a row of a table is one line. */
    private static boolean breaks(int point) {
        return point == '\n' || point == '\r' || point == '\t' || point == 0x0b || point == 0x0c || point == 0x85;
    }
}
