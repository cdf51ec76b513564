// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sentences of PostgreSQL that hold no value of a row once all that they quote is removed: {@code sentences.txt}. */
final class KnownSentences {

    private static final String TYPES = "types ";

    private final Pattern known;

    KnownSentences() {
        List<String> lines = lines();
        String types = lines.stream()
                .filter(line -> line.startsWith(TYPES))
                .flatMap(line -> Arrays.stream(line.substring(TYPES.length()).split(", ")))
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
        this.known = Pattern.compile(lines.stream()
                .filter(line -> !line.startsWith(TYPES))
                .map(line -> pattern(line, types))
                .collect(Collectors.joining("|")));
    }

    /** Whether PostgreSQL may say it to an agent; the sentence without what it quotes. */
    boolean hold(SqlState state, String sentence) {
        return known.matcher(state.code() + " " + sentence).matches();
    }

    private static String pattern(String line, String types) {
        return Pattern.quote(line).replace("<type>", "\\E" + types + "\\Q").replace("<n>", "\\E[0-9]{1,20}\\Q");
    }

    private static List<String> lines() {
        try (InputStream file = KnownSentences.class.getResourceAsStream("sentences.txt")) {
            byte[] text = Objects.requireNonNull(file, "the known sentences are missing from the archive")
                    .readAllBytes();
            return new String(text, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
