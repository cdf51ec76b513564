// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.token.ListedLines;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What the referee has judged, and by which policies. */
final class RefereeTexts {

    private RefereeTexts() {}

    /** One a line, made by {@code src/test/referee/extract.mjs}. */
    static List<String> regressionSelects() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(resource("regression-selects.txt.gz")), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }

    /**
     * A profile that may read all that a statement names: each relation has each column that occurs. More is admitted so
     * than by PostgreSQL's own tables, which is what a search for escapes wants.
     */
    static Policy policyFor(GrammarFacts facts) {
        List<Identifier> columns = facts.columns().stream()
                .map(column -> column.substring(column.lastIndexOf('.') + 1))
                .filter(RefereeTexts::isPlain)
                .distinct()
                .map(Identifier::new)
                .toList();
        VisibleColumns visible = new VisibleColumns(columns, Extent.WHOLE);
        return Shop.policy(facts.tables().stream()
                .map(table -> table.split("\\.", -1))
                .filter(parts -> parts.length <= 2 && Arrays.stream(parts).allMatch(RefereeTexts::isPlain))
                .map(parts -> RelationName.of(parts.length == 2 ? parts[0] : "public", parts[parts.length - 1]))
                .distinct()
                .collect(Collectors.toMap(relation -> relation, relation -> visible)));
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && name.getBytes(StandardCharsets.UTF_8).length <= Identifier.MAX_BYTES
                && name.chars().noneMatch(character -> "*?\"".indexOf(character) >= 0);
    }

    /** Statements of {@code analytics.sql}. */
    static List<String> analytics() throws IOException {
        String text = text("analytics.sql")
                .lines()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n"));
        return Stream.of(text.split(";\\s*(?:\n|$)", -1))
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .toList();
    }

    static Policy analyticsPolicy() {
        Map<RelationName, VisibleColumns> relations = new HashMap<>();
        for (String line : ListedLines.of("analytics-relations.txt")) {
            String[] parts = line.split(":", 2);
            String[] name = parts[0].split("\\.", 2);
            relations.put(RelationName.of(name[0], name[1]), Shop.columns(parts[1].strip()));
        }
        return Shop.policy(relations);
    }

    /** All that the other tests of the gate judge. */
    static Stream<String> corpora() throws IOException {
        return Stream.of(
                        GateCorpusTest.hostile().map(Corpus.Line::sql),
                        GateCorpusTest.harmless().map(Corpus.Line::sql),
                        StatementFile.lines("admitted.txt"),
                        StatementFile.lines("refused.txt").map(line -> line.split(" \\| ", 2)[1]))
                .flatMap(lines -> lines);
    }

    private static String text(String name) {
        try (InputStream stream = resource(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(RefereeTexts.class.getResourceAsStream(name), name);
    }
}
