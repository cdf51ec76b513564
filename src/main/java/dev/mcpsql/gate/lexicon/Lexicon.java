// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.lexicon;

import dev.mcpsql.vocabulary.Extension;
import dev.mcpsql.vocabulary.FunctionName;
import dev.mcpsql.vocabulary.QueryRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the statements of one profile may call, cast to and compare with. Immutable.
 *
 * <p>An unqualified name means what PostgreSQL finds on the door's search path: {@code pg_catalog}, then the extensions'
 * schemas, in which only their owners and superusers can create (checked where the catalog is read).
 */
public final class Lexicon {

    public static final String CATALOG = "pg_catalog";

    /** Nothing is known of an operator's own function, so it may do the worst. */
    private static final Set<Effect> OWN = Set.of(Effect.QUOTES, Effect.SPELLS);

    /** The functions that return rows; the walk says where they may stand. */
    private static final Wordlist ROWS = new Wordlist(
            SetReturning.NAMES.stream().collect(Collectors.toMap(Function.identity(), name -> Set.of(Effect.PLAIN))),
            Set.of(),
            Set.of(),
            Set.of());

    private final Map<String, Map<String, Set<Effect>>> functions = new HashMap<>();
    private final Map<String, Set<Effect>> unqualified = new HashMap<>();
    private final Map<String, Set<String>> aggregates = new HashMap<>();
    private final Map<String, Set<String>> types = new HashMap<>();
    private final Set<String> operators = new HashSet<>();

    /** Of {@code pg_catalog} and what the rules add. */
    Lexicon(Wordlist catalog, Map<Extension.Kind, Wordlist> extensions, QueryRules rules) {
        add(CATALOG, catalog);
        if (rules.setReturningRows() > 0) {
            add(CATALOG, ROWS);
        }
        for (Extension extension : rules.extensions()) {
            add(
                    extension.schema().value(),
                    Optional.ofNullable(extensions.get(extension.kind())).orElseThrow());
        }
        rules.functions().forEach(this::addOwn);
    }

    private void add(String schema, Wordlist list) {
        functions.computeIfAbsent(schema, name -> new HashMap<>()).putAll(list.functions());
        list.functions().forEach(unqualified::putIfAbsent);
        aggregates.computeIfAbsent(schema, name -> new HashSet<>()).addAll(list.aggregates());
        types.computeIfAbsent(schema, name -> new HashSet<>()).addAll(list.types());
        operators.addAll(list.operators());
    }

    /** With its schema only, and possibly an aggregate. */
    private void addOwn(FunctionName function) {
        String schema = function.schema().value();
        String name = function.name().value();
        functions.computeIfAbsent(schema, any -> new HashMap<>()).put(name, OWN);
        aggregates.computeIfAbsent(schema, any -> new HashSet<>()).add(name);
    }

    /** What a call does; empty when it is not admitted. */
    public Optional<Set<Effect>> effects(CalledName call) {
        Map<String, Set<Effect>> known =
                call.schema().isEmpty() ? unqualified : functions.getOrDefault(call.schema(), Map.of());
        return Optional.ofNullable(known.get(call.name()));
    }

    /** Whether a call can be an aggregate. */
    public boolean isAggregate(CalledName call) {
        return call.schema().isEmpty()
                ? unqualified.containsKey(call.name())
                        && aggregates.values().stream().anyMatch(names -> names.contains(call.name()))
                : aggregates.getOrDefault(call.schema(), Set.of()).contains(call.name());
    }

    /** Whether a type is admitted; those of {@code pg_catalog} without a schema only, since they need none. */
    boolean admitsType(CalledName type) {
        return type.schema().isEmpty()
                ? types.values().stream().anyMatch(names -> names.contains(type.name()))
                : !type.schema().equals(CATALOG)
                        && types.getOrDefault(type.schema(), Set.of()).contains(type.name());
    }

    boolean admitsOperator(String operator) {
        return operators.contains(operator);
    }
}
