// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;

/** Lines of cells in columns that are as wide as their widest cell, two spaces apart. */
final class TextTable {

    private TextTable() {}

    /** Prints the lines; all must have as many cells as the first. */
    static void print(PrintStream out, List<List<String>> lines) {
        int[] widths = IntStream.range(0, lines.get(0).size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                text.append(String.format("%-" + (widths[column] + 2) + "s", line.get(column)));
            }
            out.println(text.toString().stripTrailing());
        }
    }
}
