// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.Extension;
import dev.mcpsql.vocabulary.FunctionName;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.QueryRules;
import dev.mcpsql.vocabulary.Refusal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a profile lists opens to its statements what the lists say, and nothing beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateExtendedTest {

    private static final Policy EXTENDED = Shop.policy(new QueryRules(
            Set.of(),
            0,
            0,
            QueryRules.DEFAULT.maxTextBytes(),
            QueryRules.DEFAULT.maxInList(),
            Set.of(FunctionName.of("app", "fiscal_year"), FunctionName.of("App", "Odd")),
            Arrays.stream(Extension.Kind.values())
                    .map(kind -> new Extension(new Identifier(kind == Extension.Kind.POSTGIS ? "gis" : "ext"), kind))
                    .collect(Collectors.toSet())));

    private Gate gate;

    @BeforeAll
    void open() {
        gate = new Gate();
    }

    @AfterAll
    void close() {
        gate.close();
    }

    @ParameterizedTest
    @MethodSource("admitted")
    void admitsWhatTheProfileLists(String sql) {
        assertThat(refusal(sql, EXTENDED)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("admitted")
    void refusesItToAProfileThatListsNothing(String sql) {
        assertThat(refusal(sql, Shop.policy())).isPresent();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refused")
    void refusesAllElse(OutcomeReason reason, String sql) {
        assertThat(refusal(sql, EXTENDED))
                .hasValueSatisfying(refusal ->
                        assertThat(refusal.reason()).as(refusal.message()).isEqualTo(reason));
    }

    private Optional<Refusal> refusal(String sql, Policy policy) {
        return gate.judge(sql, policy).match(query -> Optional.empty(), Optional::of);
    }

    static Stream<String> admitted() {
        return StatementFile.lines("extended-admitted.txt");
    }

    static Stream<Arguments> refused() {
        return StatementFile.lines("extended-refused.txt").map(line -> {
            String[] parts = line.split(" \\| ", 2);
            return Arguments.of(OutcomeReason.valueOf(parts[0]), parts[1]);
        });
    }
}
