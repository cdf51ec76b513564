// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.Refusal;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A refusal names what it objects to, says what to do instead, and tells nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateMessagesTest {

    private Gate gate;

    @BeforeAll
    void open() {
        gate = new Gate();
    }

    @AfterAll
    void close() {
        gate.close();
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("lines")
    void namesTheTokenAndTheWayOut(String token, String advice, String sql) {
        assertThat(message(sql, Shop.policy())).contains(token, advice);
    }

    /** Every message has a second half that says what to do, and fits a line or two. */
    @ParameterizedTest
    @MethodSource("refused")
    void saysWhatToDo(String sql, Policy policy) {
        assertThat(message(sql, policy))
                .hasSizeLessThan(500)
                .containsPattern("[;,] |instead|closes nothing")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    }

    /** The texts differ in nothing but the name that was written. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT id FROM %s                              | secrets         | absent
            SELECT id FROM public.%s                       | secrets         | absent
            SELECT x.id FROM (SELECT id FROM %s) x         | secrets         | absent
            SELECT * FROM %s                               | secrets         | absent
            SELECT name FROM staff WHERE %s > 1            | salary          | absent
            SELECT s.%s FROM staff s                       | salary          | absent
            SELECT name FROM staff ORDER BY %s             | salary          | absent
            SELECT s.id FROM staff s JOIN staff t USING (%s) | salary        | absent
            SELECT id FROM audit.%s                        | customers       | absent
            SELECT %s('x')                                 | pg_read_file    | nothing
            SELECT 'x'::%s                                 | secrets         | absent
            """)
    void tellsTheForbiddenFromTheUnknownInNoWay(String sql, String forbidden, String unknown) {
        String one = message(sql.formatted(forbidden), Shop.switchedOn());
        String other = message(sql.formatted(unknown), Shop.switchedOn());

        assertThat(one.replace(forbidden, unknown)).isEqualTo(other);
    }

    @Test
    void neverNamesAHiddenColumn() {
        assertThat(message("SELECT * FROM staff", Shop.switchedOn()))
                .endsWith(": id, boss_id, name.")
                .doesNotContain("salary");
    }

    @Test
    void listsFortyColumnsAtMost() {
        VisibleColumns wide = new VisibleColumns(
                IntStream.range(0, 300)
                        .mapToObj(n -> new Identifier("column_" + n))
                        .toList(),
                Extent.WHOLE);

        assertThat(message("SELECT * FROM wide", Shop.policy(Map.of(RelationName.of("public", "wide"), wide))))
                .contains("column_39, …")
                .doesNotContain("column_40");
    }

    @Test
    void makesHiddenCharactersVisible() {
        VisibleColumns odd = new VisibleColumns(
                Stream.of("a\u202eb", "c\nd").map(Identifier::new).toList(), Extent.WHOLE);

        assertThat(message("SELECT * FROM odd", Shop.policy(Map.of(RelationName.of("public", "odd"), odd))))
                .contains("a\\u202eb", "c\\u000ad");
        assertThat(message("SELECT id FROM \"a\u00a0b\"", Shop.policy())).contains("a\\u00a0b");
    }

    @Test
    void quotesNoMoreThanALineOfTheStatement() {
        String sql = "SELECT id FROM customers LIMIT ('" + "x".repeat(10_000) + "')";

        assertThat(message(sql, Shop.policy())).hasSizeLessThan(300);
    }

    private String message(String sql, Policy policy) {
        Refusal refusal = gate.judge(sql, policy)
                .match(
                        query -> {
                            throw new AssertionError("admitted: " + query.sql());
                        },
                        found -> found);
        return refusal.message();
    }

    static Stream<Arguments> lines() {
        return StatementFile.lines("messages.txt")
                .map(line -> line.replace("\\u200b", "\u200b").split(" \\| ", 3))
                .map(parts -> Arguments.of(parts[0], parts[1], parts[2]));
    }

    static Stream<Arguments> refused() {
        Stream<Arguments> plain = GateRefusalsTest.lines().map(line -> Arguments.of(line.get()[1], Shop.policy()));
        Stream<Arguments> switched =
                GateSwitchesTest.unswitched().map(line -> Arguments.of(line.get()[1], Shop.switchedOn()));
        return Stream.concat(plain, switched);
    }
}
