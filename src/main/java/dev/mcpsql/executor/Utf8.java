// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

/** Sizes of text in UTF-8, without encoding it. */
final class Utf8 {

    private Utf8() {}

    /** Bytes of the whole text. */
    static int length(CharSequence text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            bytes += bytesOf(text.charAt(i));
        }
        return bytes;
    }

    /** The longest beginning of at most so many bytes that ends between two characters. */
    static String beginning(String text, int maxBytes) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            bytes += length(text.subSequence(end, next));
            if (bytes > maxBytes) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    /** RFC 3629 §3; each half of a surrogate pair counts two of its four bytes. */
    private static int bytesOf(char unit) {
        if (unit < 0x80) {
            return 1;
        }
        return unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }
}
