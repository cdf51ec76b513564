// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void makesColumnsAsWideAsTheirWidestCell() {
        assertThat(printed(List.of(List.of("id", "name"), List.of("1234", "Ada")))
                        .lines())
                .containsExactly("id    name", "1234  Ada");
    }

    @Test
    void keepsACellOnItsLineAndHidesNothing() {
        String hostile = "a\u001b[2Jb\u202ec\u200b\r\nadmin\t1";

        assertThat(printed(List.of(List.of("name", "x"), List.of(hostile, "y"))).lines())
                .hasSize(2)
                .last()
                .isEqualTo("a\\u001b[2Jb\\u202ec\\u200b\\u000d\\nadmin\\t1  y");
    }

    private static String printed(List<List<String>> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TextTable.print(new PrintStream(out, true, StandardCharsets.UTF_8), lines);
        return out.toString(StandardCharsets.UTF_8);
    }
}
