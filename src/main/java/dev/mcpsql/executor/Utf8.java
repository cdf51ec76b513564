// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

/** Places between characters in UTF-8. */
final class Utf8 {

    private Utf8() {}

    /** The last place at or before an offset where a character begins (RFC 3629 §3). */
    static int boundary(byte[] text, int offset) {
        int place = offset;
        while (place > 0 && place < text.length && (text[place] & 0xC0) == 0x80) {
            place--;
        }
        return place;
    }
}
