// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.vocabulary.VisibleText;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;

/** Lines of cells in columns that are as wide as their widest cell, two spaces apart; no cell moves the terminal's cursor or hides. */
final class TextTable {

    private TextTable() {}

    /** Prints the lines; all must have as many cells as the first. */
    static void print(PrintStream out, List<List<String>> cells) {
        List<List<String>> lines = cells.stream()
                .map(line -> line.stream().map(TextTable::onOneLine).toList())
                .toList();
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

    private static String onOneLine(String cell) {
        return VisibleText.of(cell).replace("\n", "\\n").replace("\t", "\\t");
    }
}
