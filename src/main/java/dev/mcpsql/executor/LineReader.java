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
    private final int mostQuotedBytes;
    private final JsonFactory factory;

    LineReader(int maxCellBytes) {
        this.maxCellBytes = maxCellBytes;
        // Quotes twice as long as the value are common, and up to six times are possible: control characters.
        this.mostQuotedBytes = 2 * maxCellBytes + 2;
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
            if (value.length > maxCellBytes || length > mostQuotedBytes) {
                writeCut(value, row);
                return true;
            }
        }
        row.write(line, start, length);
        return false;
    }

    private void writeCut(byte[] value, AnswerBytes row) {
        byte[] kept = quoted(value, maxCellBytes);
        row.write('"');
        row.writeBytes(kept.length + 2 > mostQuotedBytes ? quoted(value, maxCellBytes / 3) : kept);
        row.writeBytes(CUT_MARK.getBytes(StandardCharsets.UTF_8));
        row.write('"');
    }

    private static byte[] quoted(byte[] value, int maxBytes) {
        int end = Utf8.boundary(value, Math.min(maxBytes, value.length));
        return JsonStringEncoder.getInstance().quoteAsUTF8(new String(value, 0, end, StandardCharsets.UTF_8));
    }

    private JsonParser parser(byte[] line) {
        JsonParser parser = factory.createParser(ObjectReadContext.empty(), line);
        parser.nextToken();
        return parser;
    }
}
