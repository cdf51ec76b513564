// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the door's lines, token by token and as bytes: duplicates of a name survive, and each cell is the very text that
 * PostgreSQL wrote, so no number loses a digit. Made for one call.
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

    private final int maxCellBytes;
    private final JsonFactory factory;

    LineReader(int maxCellBytes) {
        this.maxCellBytes = maxCellBytes;
        // A factory of its own: its table of names, which agents and rows fill, ends with the call.
        this.factory = JsonFactory.builder()
                .streamReadConstraints(BOUNDED_BY_THE_DOOR)
                .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
                .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .build();
    }

    /** The names of the object in the line, in order. */
    List<String> names(byte[] line) {
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

    /** The strings of the array in the line. */
    List<String> strings(byte[] line) {
        List<String> strings = new ArrayList<>();
        try (JsonParser parser = parser(line)) {
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                strings.add(parser.getString());
            }
        }
        return strings;
    }

    /** Writes the values of the object in the line as an array, long ones cut; returns whether one was. */
    boolean copyCells(byte[] line, AnswerBytes row) {
        boolean cut = false;
        int cells = 0;
        row.write('[');
        try (JsonParser parser = parser(line)) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                if (cells++ > 0) {
                    row.write(',');
                }
                cut |= copyCell(line, parser, row);
            }
        }
        row.write(']');
        return cut;
    }

    private boolean copyCell(byte[] line, JsonParser parser, AnswerBytes row) {
        JsonToken token = parser.nextToken();
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int length = (int) parser.currentLocation().getByteOffset() - start;
        if (length > maxCellBytes) {
            byte[] value = token == JsonToken.VALUE_STRING
                    ? parser.getString().getBytes(StandardCharsets.UTF_8)
                    : Arrays.copyOfRange(line, start, start + length);
            if (value.length > maxCellBytes) {
                writeCut(value, row);
                return true;
            }
        }
        row.write(line, start, length);
        return false;
    }

    private void writeCut(byte[] value, AnswerBytes row) {
        String kept = new String(value, 0, Utf8.boundary(value, maxCellBytes), StandardCharsets.UTF_8);
        row.write('"');
        row.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(kept + CUT_MARK));
        row.write('"');
    }

    private JsonParser parser(byte[] line) {
        JsonParser parser = factory.createParser(ObjectReadContext.empty(), line);
        parser.nextToken();
        return parser;
    }
}
