// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the rows hold, a heap of 256 MiB is enough: {@link SmallHeap} in a JVM of its own. */
class SmallHeapPgIT {

    private static final List<String> QUERIES = List.of(
            // A gigabyte in one cell, as text and as bytes.
            "select repeat('x', g) as a from generate_series(1000000000, 1000000000) g",
            "select convert_to(repeat('x', g), 'UTF8') as a from generate_series(600000000, 600000000) g",
            // As many columns as a query may have; each value takes six bytes a character when written as JSON.
            "select " + columns("g") + " from generate_series(1, 1000) g",
            "select " + columns("repeat(chr(g), 9000)") + " from generate_series(1, 2) g",
            // Rows without end, and large ones.
            "select g as a from generate_series(1, 10000000) g",
            "select repeat('y', 1000000 + g) as a from generate_series(1, 100) g",
            // Deep and long documents.
            "select (repeat('[', 2000) || repeat(']', 2000))::json as a",
            "select (repeat('[', 5000) || repeat(']', 5000))::json as a",
            "select array_agg(g) as a from generate_series(1, 1000000) g",
            "select 1 as a");

    @Test
    void isEnough() throws IOException, InterruptedException {
        Process program = start(TestPostgres.shared().shop());

        String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(printed.lines()).containsExactly("""
                        1 columns, 1 rows, CELLS, 4116 bytes, [["xxxxxxxxx … runcated]"]]
                        1 columns, 1 rows, CELLS, 4117 bytes, [["\\\\x787878 … runcated]"]]
                        1600 columns, 57 rows, ANSWER_BYTES, 259315 bytes, [[1,1,1,1,1, … 7,57,57,57]]
                        1600 columns, 1 rows, ANSWER_BYTES, 13131203 bytes, [["\\u0001\\u0 … runcated]"]]
                        1 columns, 100 rows, ROWS, 493 bytes, [[1],[2],[3] … ,[99],[100]]
                        1 columns, 63 rows, ANSWER_BYTES, 259246 bytes, [["yyyyyyyyy … runcated]"]]
                        1 columns, 1 rows, NONE, 4004 bytes, [[[[[[[[[[[[ … ]]]]]]]]]]]]
                        1 columns, 1 rows, CELLS, 4116 bytes, [["[[[[[[[[[ … runcated]"]]
                        1 columns, 1 rows, CELLS, 4116 bytes, [["[1,2,3,4, … runcated]"]]
                        1 columns, 1 rows, NONE, 5 bytes, [[1]] … [[1]]
                        """.lines().toArray(String[]::new));
    }

    private static String columns(String expression) {
        return IntStream.range(0, 1600).mapToObj(i -> expression + " as a" + i).collect(Collectors.joining(","));
    }

    private static Process start(TestDatabase database) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SmallHeap.class.getName()),
                        QUERIES.stream())
                .toList();
        ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
        program.environment().putAll(database.environment());
        program.environment().put("MCP_SQL_LIMITS_STATEMENT_TIMEOUT", "60s");
        return program.start();
    }
}
