// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.lexicon;

import dev.mcpsql.gate.token.ListedLines;
import dev.mcpsql.vocabulary.Extension;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The lists of one schema: what its functions do, its types, its operators.
 *
 * <p>A line of a list is {@code family [effects]: names}; the lists say more.
 *
 * @param functions each function with its effects
 * @param aggregates those of the functions that take the rows of a group
 * @param types names of types
 * @param operators operators
 */
record Wordlist(Map<String, Set<Effect>> functions, Set<String> aggregates, Set<String> types, Set<String> operators) {

    Wordlist {
        functions = Map.copyOf(functions);
        aggregates = Set.copyOf(aggregates);
        types = Set.copyOf(types);
        operators = Set.copyOf(operators);
    }

    /** That of {@code pg_catalog}. */
    static Wordlist catalog() {
        List<String> functions = ListedLines.of("functions.txt");
        return new Wordlist(
                functions(functions),
                aggregates(functions),
                names(ListedLines.of("types.txt")),
                names(ListedLines.of("operators.txt")));
    }

    /** That of an extension. */
    static Wordlist of(Extension.Kind extension) {
        Map<Boolean, List<String>> lines = ListedLines.of("extensions/" + extension.extname() + ".txt").stream()
                .collect(Collectors.partitioningBy(line -> head(line).endsWith("]")));
        List<String> functions = lines.getOrDefault(true, List.of());
        List<String> others = lines.getOrDefault(false, List.of());
        return new Wordlist(
                functions(functions),
                aggregates(functions),
                names(others.stream().filter(line -> head(line).equals("types")).toList()),
                names(others.stream()
                        .filter(line -> head(line).equals("operators"))
                        .toList()));
    }

    private static Map<String, Set<Effect>> functions(List<String> lines) {
        Map<String, Set<Effect>> functions = new HashMap<>();
        for (String line : lines) {
            for (String name : names(List.of(line))) {
                if (functions.put(name, effects(head(line))) != null) {
                    throw new IllegalStateException("a list names " + name + " twice");
                }
            }
        }
        return functions;
    }

    private static Set<String> aggregates(List<String> lines) {
        return names(lines.stream()
                .filter(line -> head(line).startsWith("aggregates "))
                .toList());
    }

    /** A word that is no effect, or none at all, is a mistake in the list. */
    private static Set<Effect> effects(String head) {
        String words = head.substring(head.indexOf('[') + 1, head.length() - 1);
        return EnumSet.copyOf(Arrays.stream(words.split(" ", -1))
                .map(word -> Effect.valueOf(word.toUpperCase(Locale.ROOT)))
                .toList());
    }

    private static Set<String> names(List<String> lines) {
        Set<String> names = new HashSet<>();
        lines.forEach(line -> names.addAll(
                List.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+"))));
        return names;
    }

    private static String head(String line) {
        return line.substring(0, line.indexOf(':'));
    }
}
