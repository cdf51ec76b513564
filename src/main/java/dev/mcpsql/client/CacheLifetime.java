// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How long a document is kept: as its server says (RFC 9111 §5.2.2), within our bounds, which the draft allows (§5.2). */
final class CacheLifetime {

    /** Shorter, and every request of a person would be told to the document's server. */
    static final Duration LEAST = Duration.ofMinutes(5);

    /** Longer, and a redirect URI that was withdrawn would live on. */
    static final Duration MOST = Duration.ofHours(24);

    private static final Duration USUAL = Duration.ofHours(1);

    /** More digits mean for ever (§1.2.2). */
    private static final Pattern AGE = Pattern.compile("(s-maxage|max-age)=\"?([0-9]{1,18})[0-9]*\"?");

    private CacheLifetime() {}

    /** Of the values of {@code Cache-Control}; this cache is a shared one, so {@code s-maxage} counts first. */
    static Duration of(List<String> cacheControl) {
        List<String> directives = cacheControl.stream()
                .flatMap(line -> Arrays.stream(line.toLowerCase(Locale.ROOT).split(",", -1)))
                .map(String::strip)
                .toList();
        if (directives.stream().anyMatch(CacheLifetime::forbids)) {
            return LEAST;
        }
        return age("s-maxage", directives)
                .or(() -> age("max-age", directives))
                .map(CacheLifetime::bounded)
                .orElse(USUAL);
    }

    private static boolean forbids(String directive) {
        return Stream.of("no-store", "no-cache", "private").anyMatch(directive::startsWith);
    }

    private static Optional<Long> age(String name, List<String> directives) {
        return directives.stream()
                .map(AGE::matcher)
                .filter(Matcher::matches)
                .filter(age -> age.group(1).equals(name))
                .map(age -> Long.valueOf(age.group(2)))
                .findFirst();
    }

    private static Duration bounded(long seconds) {
        return Duration.ofSeconds(Math.max(LEAST.toSeconds(), Math.min(MOST.toSeconds(), seconds)));
    }
}
