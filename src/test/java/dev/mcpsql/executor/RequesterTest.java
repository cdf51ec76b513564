// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequesterTest {

    private static final UUID CALL = UUID.fromString("00000000-0000-4000-8000-000000000001");

    @ParameterizedTest(name = "{index}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            mcp-sql-Zm9vYmFyYmF6cXV4cXV1eA     | mcp-sql-Zm9vYmFyYm
            https://claude.example/oauth/a.json | claude.example/oau
            inspector                           | inspector
            https://                            | ''
            a b	c                            | a?b?c
            Überraschung                        | ?berraschung
            a'; drop table orders; --           | a';?drop?table?ord
            ''                                  | ''
            """)
    void isToldToTheDatabaseWithCallAndClient(String client, String shown) {
        String name = new Requester(CALL, CALL, client, new Cancellation()).applicationName();

        assertThat(name).isEqualTo(("mcp-sql " + CALL + " " + shown).strip()).matches("[ -~]{1,63}");
    }

    @Test
    void keepsTheCallWholeHoweverLongTheClientIs() {
        String name = new Requester(CALL, CALL, "\u202e".repeat(5000), new Cancellation()).applicationName();

        assertThat(name).hasSize(63).startsWith("mcp-sql " + CALL + " ??");
    }
}
