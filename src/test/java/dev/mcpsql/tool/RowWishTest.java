// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.executor.RowCap;
import dev.mcpsql.executor.RowCap.Cause;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each line: the argument, the query's own LIMIT, the cap, and whose it is; the server's are 10 and 100. */
class RowWishTest {

    private final RowWish wish =
            new RowWish(new QueryLimits(10, 100, 262_144, 4_096, Duration.ofSeconds(5), Duration.ofSeconds(1)));

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,                   -,                   10,  SERVER
            5,                   -,                   5,   CALLER
            100,                 -,                   100, CALLER
            101,                 -,                   100, SERVER
            9223372036854775807, -,                   100, SERVER
            -,                   3,                   3,   CALLER
            -,                   50,                  50,  CALLER
            -,                   100,                 100, CALLER
            -,                   500,                 100, SERVER
            20,                  500,                 20,  CALLER
            500,                 20,                  20,  CALLER
            500,                 500,                 100, SERVER
            1,                   1,                   1,   CALLER
            """)
    void capsAndRemembersWho(Long argument, Long stated, int rows, Cause cause) {
        assertThat(wish.cap(optional(argument), optional(stated))).isEqualTo(new RowCap(rows, cause));
    }

    private static OptionalLong optional(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
