// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** PostgreSQL's key words by what they may name (manual appendix C). {@code keywords.txt} lists them. Immutable. */
final class KeywordList {

    private final Map<String, Set<String>> byKind = ListedLines.of("keywords.txt").stream()
            .collect(Collectors.groupingBy(
                    line -> line.substring(0, line.indexOf(':')),
                    Collectors.flatMapping(
                            line -> Arrays.stream(
                                    line.substring(line.indexOf(':') + 2).split(" ")),
                            Collectors.toUnmodifiableSet())));

    /** All of one kind, whether or not they need AS as labels. */
    Set<String> all(String kind) {
        return byKind.entrySet().stream()
                .filter(entry -> entry.getKey().equals(kind) || entry.getKey().equals(kind + " as"))
                .flatMap(entry -> entry.getValue().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All that are labels of an output column only after AS. */
    Set<String> needingAs() {
        return byKind.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(" as"))
                .flatMap(entry -> entry.getValue().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
