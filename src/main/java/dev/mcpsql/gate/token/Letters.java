// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

/** Which characters PostgreSQL's scanner takes for what ({@code scan.l}). */
public final class Letters {

    private Letters() {}

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

    static boolean isUnprintable(int character) {
        return character != ' '
                && (Character.isISOControl(character)
                        || Character.isWhitespace(character)
                        || Character.isSpaceChar(character)
                        || Character.getType(character) == Character.FORMAT);
    }
}
