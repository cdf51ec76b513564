// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.lexicon;

import dev.mcpsql.vocabulary.Extension;
import dev.mcpsql.vocabulary.QueryRules;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lists beside the classes, read once, and what each profile's rules make of them. Thread-safe. */
public final class Lexicons {

    private final Wordlist catalog = Wordlist.catalog();
    private final Map<Extension.Kind, Wordlist> extensions = Arrays.stream(Extension.Kind.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Wordlist::of));
    /** As many as there are profiles. */
    private final Map<QueryRules, Lexicon> made = new ConcurrentHashMap<>();

    /** The functions and types that statements name most. */
    public Set<String> usualWords() {
        Set<String> words = new HashSet<>(catalog.functions().keySet());
        words.addAll(catalog.types());
        return words;
    }

    public Lexicon of(QueryRules rules) {
        return made.computeIfAbsent(rules, these -> new Lexicon(catalog, extensions, these));
    }
}
