// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import java.nio.charset.StandardCharsets;

/** Which characters PostgreSQL's scanner takes for what ({@code scan.l}). */
public final class Letters {

    private Letters() {}

    /** Folds ASCII only, as PostgreSQL does in a UTF-8 database (manual §4.1.1). */
    static String fold(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (isUpper(word.charAt(i))) {
                return folded(word, i);
            }
        }
        return word;
    }

    private static String folded(String word, int first) {
        StringBuilder folded = new StringBuilder(word);
        for (int i = first; i < folded.length(); i++) {
            char character = folded.charAt(i);
            if (isUpper(character)) {
                folded.setCharAt(i, (char) (character + ('a' - 'A')));
            }
        }
        return folded.toString();
    }

    private static boolean isUpper(char character) {
        return character >= 'A' && character <= 'Z';
    }

    /** Whether a text takes more bytes in UTF-8 than these; a character takes three at most. */
    public static boolean isLonger(String text, int bytes) {
        return text.length() > bytes
                || (text.length() * 3L > bytes && text.getBytes(StandardCharsets.UTF_8).length > bytes);
    }

    static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }

    public static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean isNameStart(int character) {
        return character == '_'
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character > 127 && Character.isLetter(character));
    }

    static boolean isNamePart(int character) {
        return isNameStart(character) || (character >= '0' && character <= '9');
    }

    static boolean holdsUnprintable(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isUnprintable(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text holds half a character: a surrogate without its partner. */
    static boolean holdsHalf(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int code = text.codePointAt(i);
            if (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnprintable(int character) {
        return character != ' '
                && (Character.isISOControl(character)
                        || Character.isWhitespace(character)
                        || Character.isSpaceChar(character)
                        || Character.getType(character) == Character.FORMAT);
    }
}
