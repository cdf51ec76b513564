// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import java.util.stream.Stream;

/** Reads statements, one a line, from a file beside the tests. */
final class StatementFile {

    private StatementFile() {}

    static Stream<String> lines(String name) {
        return ListedLines.of(name).stream()
                .map(line -> line.replace("\\n", "\n").replace("\\t", "\t"));
    }
}
