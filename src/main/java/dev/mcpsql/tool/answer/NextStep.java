// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.answer;

import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.vocabulary.Identifier;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Says how to read on where a cap of the server cut an answer: in SQL, by the caller's own columns where their names are plain
 * words and so may stand outside the fence.
 *
 * @param limits the caps
 */
record NextStep(QueryLimits limits) {

    /** Types whose values come again and again, as {@code pg_typeof} spells them. */
    private static final Set<String> GROUPABLE = Set.of("text", "character varying", "character", "boolean", "date");

    /** Empty when nothing was cut. */
    String after(Content content) {
        return switch (content.truncation()) {
            case NONE -> "";
            case ROWS ->
                "More rows exist. Aggregate in SQL (" + aggregate(content) + "), " + higherLimit(content) + "or "
                        + keyset(content) + ".";
            case ANSWER_BYTES ->
                "The answer reached " + limits.maxAnswerBytes()
                        + " bytes. Name fewer or shorter columns, aggregate in SQL, or " + keyset(content) + ".";
            case CELLS ->
                "Values over " + limits.maxCellBytes()
                        + " bytes were cut; read them in parts with substr(column, from, length).";
        };
    }

    private String higherLimit(Content content) {
        return content.rowCount() < limits.maxRows() ? "ask for up to " + limits.maxRows() + " with limit, " : "";
    }

    private static String aggregate(Content content) {
        return groupable(content)
                .map(column -> "SELECT " + column + ", count(*) … GROUP BY " + column)
                .orElse("count, sum, GROUP BY");
    }

    private static Optional<String> groupable(Content content) {
        return IntStream.range(
                        0, Math.min(content.columns().size(), content.types().size()))
                .filter(i -> GROUPABLE.contains(content.types().get(i)))
                .mapToObj(content.columns()::get)
                .filter(column -> !content.key().contains(column) && tellable(column, content))
                .findFirst()
                .map(NextStep::spelled);
    }

    /** A name of which there are two means neither. */
    private static boolean tellable(String column, Content content) {
        return Fence.isWord(column) && Collections.frequency(content.columns(), column) == 1;
    }

    private static String spelled(String word) {
        return new Identifier(word).spelled();
    }

    private static String keyset(Content content) {
        List<String> key = content.key();
        if (key.isEmpty() || !key.stream().allMatch(column -> tellable(column, content))) {
            return "page by key: ORDER BY a unique column, then WHERE that column > the last value you got";
        }
        String names = key.stream().map(NextStep::spelled).collect(Collectors.joining(", "));
        return key.size() == 1
                ? "page by key, if " + names + " tells your rows apart: ORDER BY " + names + ", then WHERE " + names
                        + " > the last " + names + " you got"
                : "page by key, if " + names + " tell your rows apart: ORDER BY " + names + ", then WHERE (" + names
                        + ") > (…), the last values you got";
    }
}
