// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Statements with what the gate should say about each: two halves of one corpus. */
public final class Corpus {

    private static final List<String> HALVES = List.of("corpus.jsonl", "corpus-second.jsonl");

    private Corpus() {}

    /**
     * One statement.
     *
     * @param id its key
     * @param kind what it tries
     * @param sql the text
     * @param expect {@code accept} or {@code reject}
     */
    public record Line(String id, String kind, String sql, String expect) {

        /** Whether the gate should admit it. */
        public boolean harmless() {
            return expect.equals("accept");
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** All of them. */
    public static Stream<Line> lines() {
        return HALVES.stream().flatMap(Corpus::lines);
    }

    /** Those of one half. */
    static Stream<Line> lines(String half) {
        JsonMapper json = JsonMapper.shared();
        try (InputStream file = Objects.requireNonNull(Corpus.class.getResourceAsStream(half))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(json::readTree)
                    .map(Corpus::line);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Line line(JsonNode node) {
        return new Line(text(node, "id"), text(node, "class"), text(node, "sql"), text(node, "expect"));
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }
}
