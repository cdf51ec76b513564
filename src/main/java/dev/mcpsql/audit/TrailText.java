// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

/**
 * Text as a trail can hold it, whatever a client sent.
 *
 * <p>PostgreSQL's {@code text} takes no NUL (manual §8.3) and no half of a surrogate pair (not UTF-8, RFC 3629 §3);
 * both are written as a backslash, {@code u} and four digits. Nothing else is changed, so ordinary text is kept to the letter.
 */
final class TrailText {

    /** Characters kept of a statement. The gate refuses far shorter ones; this bounds what a refused one may cost. */
    static final int MAX_STATEMENT = 65_536;

    /** Characters kept of a name, an address or a sentence; a redirect URI may be the longest. */
    static final int MAX_WORD = 2_048;

    private TrailText() {}

    static String statement(String text) {
        return storable(text, MAX_STATEMENT);
    }

    static String word(String text) {
        return storable(text, MAX_WORD);
    }

    private static String storable(String text, int most) {
        if (text.length() <= most) {
            return escaped(text);
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return escaped(text.substring(0, end)) + "…[" + (text.length() - end) + " more characters]";
    }

    private static String escaped(String text) {
        int first = firstUnstorable(text);
        if (first == text.length()) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length() + 16).append(text, 0, first);
        text.codePoints().skip(text.codePointCount(0, first)).forEach(point -> append(kept, point));
        return kept.toString();
    }

    private static int firstUnstorable(String text) {
        int at = 0;
        while (at < text.length() && storable(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static void append(StringBuilder kept, int point) {
        if (storable(point)) {
            kept.appendCodePoint(point);
        } else {
            kept.append(String.format("\\u%04x", point));
        }
    }

    /** {@code codePointAt} yields a surrogate only where its other half is missing. */
    private static boolean storable(int point) {
        return point != 0 && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
