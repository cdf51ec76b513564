// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrailTextTest {

    @ParameterizedTest
    @MethodSource("texts")
    void keepsWhatPostgresCanHoldAndShowsTheRest(String text, String kept) {
        assertThat(TrailText.statement(text)).isEqualTo(kept);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("", ""),
                arguments("select 'é😀\t\n'", "select 'é😀\t\n'"),
                arguments("select \\u0000", "select \\u0000"),
                arguments("a\0b\0", "a\\u0000b\\u0000"),
                arguments("\ud83d", "\\ud83d"),
                arguments("\ude00\ud83d", "\\ude00\\ud83d"),
                arguments("😀\ud83d😀", "😀\\ud83d😀"));
    }

    @Test
    void cutsALongStatementAndSaysBy() {
        String text = "x".repeat(TrailText.MAX_STATEMENT + 7);

        assertThat(TrailText.statement(text))
                .startsWith("x".repeat(TrailText.MAX_STATEMENT))
                .endsWith("…[7 more characters]")
                .hasSize(TrailText.MAX_STATEMENT + "…[7 more characters]".length());
    }

    @Test
    void neverCutsASurrogatePair() {
        String text = "x".repeat(TrailText.MAX_WORD - 1) + "😀!";

        assertThat(TrailText.word(text)).isEqualTo("x".repeat(TrailText.MAX_WORD - 1) + "…[3 more characters]");
    }
}
