// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The effective cap is the smallest of argument, LIMIT and hard limit; the default when neither is given. */
class QueryLimitsTest {

    private final QueryLimits limits =
            new QueryLimits(10, 100, 262_144, 4_096, Duration.ofSeconds(5), Duration.ofSeconds(1));

    @ParameterizedTest(name = "argument {0}, LIMIT {1}: {2} rows")
    @CsvSource(textBlock = """
                              ,                     ,  10
            5                 ,                     ,   5
            1000              ,                     , 100
                              , 5                   ,   5
                              , 1000                , 100
            20                , 50                  ,  20
            50                , 20                  ,  20
            0                 , 50                  ,   0
            -3                ,                     ,   0
            9223372036854775807, 9223372036854775807, 100
            """)
    void capsAt(Long argument, Long statedLimit, int rows) {
        assertThat(limits.rowsFor(optional(argument), optional(statedLimit))).isEqualTo(rows);
    }

    private static OptionalLong optional(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
