// SPDX-License-Identifier: MIT
package dev.mcpsql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code docs/architecture.md} as tests read it: the tables of rooms and chambers, and the classes on the way of one question. */
final class ArchitecturePage {

    private static final Pattern ROOM = Pattern.compile("\\| `([a-z]+)` \\|.*\\| ([^|]*) \\|");
    private static final Pattern CHAMBER = Pattern.compile("\\| `([a-z]+\\.[a-z]+)` \\|.*\\| ([^|]*) \\|");
    private static final Pattern STEP = Pattern.compile("\\| \\d+ \\|.*");
    private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)`");
    private static final Pattern REMARK = Pattern.compile("\\([^)]*\\)");

    private final List<String> lines;

    ArchitecturePage() {
        try {
            this.lines = Files.readAllLines(Path.of("docs/architecture.md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Each room with those that it may import. */
    Map<String, List<String>> rooms() {
        return table(ROOM);
    }

    /** Each chamber of a room with the packages that it may import. */
    Map<String, List<String>> chambers() {
        return table(CHAMBER);
    }

    private Map<String, List<String>> table(Pattern row) {
        Map<String, List<String>> packages = new TreeMap<>();
        lines.stream()
                .flatMap(line -> row.matcher(line).results())
                .forEach(found -> packages.put(found.group(1), names(found.group(2))));
        return packages;
    }

    /** The types that the steps of the way name. */
    List<String> typesOnTheWay() {
        return lines.stream()
                .filter(line -> STEP.matcher(line).matches())
                .flatMap(line -> TYPE.matcher(line).results())
                .map((MatchResult type) -> type.group(1))
                .toList();
    }

    private static List<String> names(String cell) {
        return Stream.of(REMARK.matcher(cell).replaceAll("").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.equals("–"))
                .toList();
    }
}
