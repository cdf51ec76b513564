// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.token.ListedLines;
import java.util.stream.Stream;

/** Reads statements, one a line, from a file beside the tests. */
public final class StatementFile {

    private StatementFile() {}

    public static Stream<String> lines(String name) {
        return ListedLines.of(name).stream()
                .map(line -> line.replace("\\n", "\n").replace("\\t", "\t"));
    }
}
