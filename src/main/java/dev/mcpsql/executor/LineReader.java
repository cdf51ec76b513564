// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the lines that {@code row_to_json} wrote, token by token: duplicates of a name survive, and each cell is the very
 * text PostgreSQL wrote, so no number loses a digit. Thread-safe.
 */
final class LineReader {

    private static final String CUT_MARK = "…[truncated]";

    /** The door bounds a line's bytes, which bounds everything in it. */
    private static final StreamReadConstraints BOUNDED_BY_THE_DOOR = StreamReadConstraints.builder()
            .maxNestingDepth(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();

    /**
     * A row.
     *
     * @param json a JSON array
     * @param cut whether a cell was longer than allowed
     */
    record Cells(CharSequence json, boolean cut) {}

    private final int maxCellBytes;
    private final JsonFactory factory;

    LineReader(int maxCellBytes) {
        this.maxCellBytes = maxCellBytes;
        // Names come from agents: a table of symbols shared by all calls would be theirs to fill.
        this.factory = JsonFactory.builder()
                .streamReadConstraints(BOUNDED_BY_THE_DOOR)
                .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
                .build();
    }

    /** The names in the line, in order. */
    List<String> names(String line) {
        List<String> names = new ArrayList<>();
        try (JsonParser parser = parser(line)) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                names.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
        }
        return names;
    }

    /** The values in the line, in order, long ones cut. */
    Cells cells(String line) {
        StringBuilder json = new StringBuilder(line.length()).append('[');
        boolean cut = false;
        try (JsonParser parser = parser(line)) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                if (json.length() > 1) {
                    json.append(',');
                }
                cut |= appendCell(json, line, parser);
            }
        }
        return new Cells(json.append(']'), cut);
    }

    /** Returns whether the cell was cut. */
    private boolean appendCell(StringBuilder json, String line, JsonParser parser) {
        JsonToken token = parser.nextToken();
        String raw = raw(line, parser);
        if (Utf8.length(raw) <= maxCellBytes) {
            json.append(raw);
            return false;
        }
        String value = token == JsonToken.VALUE_STRING ? parser.getString() : raw;
        boolean cut = Utf8.length(value) > maxCellBytes;
        if (!cut) {
            json.append(raw);
            return false;
        }
        appendString(json, Utf8.beginning(value, maxCellBytes) + CUT_MARK);
        return true;
    }

    private static String raw(String line, JsonParser parser) {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getCharOffset();
        return line.substring(start, end).strip();
    }

    private static void appendString(StringBuilder json, String value) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, json);
        json.append('"');
    }

    private JsonParser parser(String line) {
        JsonParser parser = factory.createParser(ObjectReadContext.empty(), line);
        parser.nextToken();
        return parser;
    }
}
