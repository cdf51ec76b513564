// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The passwords that guessers try first, as a rule: whatever consists of common words, the person's own name, years, runs and
 * repetitions, in any order, but for a few characters. A list of them would be long and never complete; the whole password is
 * compared, as NIST SP 800-63B-4 §3.1.1.2 wants, never a word inside it.
 */
final class CommonPasswords {

    /** So many more characters are what people put between and behind words. */
    private static final int MAX_OTHERS = 4;

    /** With fewer different characters than this a password is a pattern. */
    private static final int MIN_DIFFERENT = 5;

    private static final int MIN_RUN = 3;

    private static final List<String> KEYBOARD = List.of(
            "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "1234567890", "!@#$%^&*()");

    /** Digits and signs that stand for letters. */
    private static final Map<Character, String> WRITTEN_AS = Map.of(
            '0', "o", '1', "il", '3', "e", '4', "a", '5', "s", '7', "t", '8', "b", '@', "a", '$', "s", '!', "il");

    private final List<String> words = resource();

    /**
     * Whether the password is one of them.
     *
     * @param password in lower case
     * @param username whose it shall be
     */
    boolean contain(String password, String username) {
        return password.codePoints().distinct().count() < MIN_DIFFERENT
                || others(
                                password,
                                Stream.concat(words.stream(), parts(username)).toList())
                        <= MAX_OTHERS;
    }

    /** The name, and each word of it that is long enough to be one. */
    private static Stream<String> parts(String username) {
        return Stream.concat(Stream.of(username), Stream.of(username.split("[._@+-]", -1)))
                .filter(part -> part.length() >= MIN_RUN);
    }

    /** How many characters belong to no common part. */
    private static int others(String text, List<String> words) {
        int others = 0;
        int at = 0;
        while (at < text.length()) {
            int common = Math.max(word(text, at, words), Math.max(run(text, at), year(text, at)));
            others += common > 0 || Character.isWhitespace(text.charAt(at)) ? 0 : 1;
            at += Math.max(1, common);
        }
        return others;
    }

    private static int word(String text, int at, List<String> words) {
        return words.stream()
                .filter(word -> beginsAt(text, at, word))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static boolean beginsAt(String text, int at, String word) {
        if (at + word.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (!means(text.charAt(at + i), word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean means(char written, char letter) {
        return written == letter || WRITTEN_AS.getOrDefault(written, "").indexOf(letter) >= 0;
    }

    /** The length of a stretch like {@code aaaa}, {@code abcd}, {@code 4321} or {@code rewq}. */
    private static int run(String text, int at) {
        int longest = Stream.of(-1, 0, 1)
                .mapToInt(step -> stretch(text, at, step))
                .max()
                .orElse(0);
        int onKeys = KEYBOARD.stream()
                .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
                .mapToInt(row -> keys(text, at, row))
                .max()
                .orElse(0);
        int found = Math.max(longest, onKeys);
        return found >= MIN_RUN ? found : 0;
    }

    private static int stretch(String text, int at, int step) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) - text.charAt(end - 1) == step) {
            end++;
        }
        return end - at;
    }

    private static int keys(String text, int at, String row) {
        int key = row.indexOf(text.charAt(at));
        int length = 0;
        while (key >= 0
                && key + length < row.length()
                && at + length < text.length()
                && row.charAt(key + length) == text.charAt(at + length)) {
            length++;
        }
        return length;
    }

    private static int year(String text, int at) {
        return text.length() >= at + 4 && text.substring(at, at + 4).matches("(?:19|20)[0-9]{2}") ? 4 : 0;
    }

    private static List<String> resource() {
        try (InputStream file = CommonPasswords.class.getResourceAsStream("common-passwords.txt");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
