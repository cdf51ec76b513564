// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mcpsql.gate.cost.Arithmetic;
import dev.mcpsql.gate.cost.BoundedCalls;
import dev.mcpsql.gate.cost.Cost;
import dev.mcpsql.gate.cost.Literals;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.vocabulary.Extension;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No function stands in a list without somebody having thought of what it does to the size of a value. */
class WordlistTest {

    private static final Literals NO_LITERALS = new Literals(new Tokens(List.of()));

    @ParameterizedTest
    @MethodSource("functions")
    void pricesEachFunctionByItsEffects(String name, Set<Effect> effects) {
        assertThat(effects).isNotEmpty().isNotEqualTo(Set.of(Effect.SPELLS));
        assertThat(effects.stream().filter(effect -> effect != Effect.SPELLS)).hasSize(1);
        assertThatCode(() -> price(name, effects)).doesNotThrowAnyException();
    }

    private static void price(String name, Set<Effect> effects) {
        if (effects.contains(Effect.COMPUTES)) {
            new Arithmetic(1).of(name, name, Cost.LEAF);
        }
        if (effects.contains(Effect.BOUNDED)) {
            new BoundedCalls(NO_LITERALS, new Findings()).of(name, name, Cost.LEAF, List.of());
        }
    }

    @ParameterizedTest
    @EnumSource
    void listsSomethingOfEachExtension(Extension.Kind kind) {
        Wordlist list = Wordlist.of(kind);

        assertThat(list.functions()).isNotEmpty();
        assertThat(list.operators()).isNotEmpty();
        assertThat(list.functions().keySet()).containsAll(list.aggregates());
    }

    @Test
    void listsNoTypeThatReadsACatalog() {
        assertThat(Wordlist.catalog().types())
                .noneMatch(type -> type.startsWith("reg")
                        || Set.of("oid", "xid", "cid", "tid").contains(type))
                .doesNotContain("xml", "aclitem", "record", "cstring", "internal", "refcursor", "pg_lsn");
    }

    @Test
    void agreesWithItselfWhereAnExtensionOverloadsANameOfTheCatalog() {
        Map<String, Set<Effect>> catalog = Wordlist.catalog().functions();

        Arrays.stream(Extension.Kind.values())
                .flatMap(kind -> Wordlist.of(kind).functions().entrySet().stream())
                .filter(function -> catalog.containsKey(function.getKey()))
                .forEach(function -> assertThat(function.getValue())
                        .as(function.getKey())
                        .isEqualTo(catalog.get(function.getKey())));
    }

    static Stream<Arguments> functions() {
        return Stream.concat(
                        Stream.of(Wordlist.catalog()),
                        Arrays.stream(Extension.Kind.values()).map(Wordlist::of))
                .flatMap(list -> list.functions().entrySet().stream())
                .map(function -> Arguments.of(function.getKey(), function.getValue()));
    }
}
