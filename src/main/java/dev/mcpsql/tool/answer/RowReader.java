// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.answer;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Reads the rows of an answer cell by cell; numbers and documents stay the very text that PostgreSQL wrote. Made for one answer. */
final class RowReader {

    /** The answer's own bytes are the bound: the executor keeps them to a cap. */
    private static final StreamReadConstraints BOUNDED_BY_THE_EXECUTOR = StreamReadConstraints.builder()
            .maxNestingDepth(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();

    /** Of its own, so that its table of names, which rows fill, ends with the answer. */
    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(BOUNDED_BY_THE_EXECUTOR)
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private final String json;

    RowReader(String rowsJson) {
        this.json = rowsJson;
    }

    List<List<Cell>> rows() {
        List<List<Cell>> rows = new ArrayList<>();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                rows.add(row(parser));
            }
        }
        return rows;
    }

    private List<Cell> row(JsonParser parser) {
        List<Cell> cells = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            cells.add(cell(parser, token));
        }
        return cells;
    }

    private Cell cell(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_NULL -> Cell.NOTHING;
            case VALUE_STRING -> Cell.string(parser.getString());
            case START_ARRAY, START_OBJECT -> new Cell(Cell.Kind.OTHER, document(parser));
            default -> new Cell(Cell.Kind.OTHER, parser.getString());
        };
    }

    private String document(JsonParser parser) {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        return json.substring(start, (int) parser.currentLocation().getCharOffset());
    }
}
