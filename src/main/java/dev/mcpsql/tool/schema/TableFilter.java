// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.schema;

import dev.mcpsql.vocabulary.RelationName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A pattern of names as a caller wrote it: a part of the name, or, with {@code *} for any run of characters, the whole of it.
 *
 * <p>Capitals make no difference, the schema may be left out, and every other character means itself. No pattern is slow: each
 * piece between two {@code *} is looked for once, from where the one before it ended.
 */
public final class TableFilter {

    /** What stands between the stars; a single piece when there is none. */
    private final List<String> pieces;

    TableFilter(String written) {
        this.pieces = Arrays.asList(folded(written).split("\\*+", -1));
    }

    boolean admits(RelationName relation) {
        String name = folded(relation.name().value());
        return matches(name) || matches(folded(relation.schema().value()) + '.' + name);
    }

    private boolean matches(String name) {
        String first = pieces.get(0);
        if (pieces.size() == 1) {
            return name.contains(first);
        }
        String last = pieces.get(pieces.size() - 1);
        int end = name.length() - last.length();
        return name.startsWith(first)
                && name.endsWith(last)
                && first.length() <= end
                && inOrder(name, first.length(), end);
    }

    private boolean inOrder(String name, int start, int end) {
        int at = start;
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            int found = name.indexOf(piece, at);
            if (found < 0) {
                return false;
            }
            at = found + piece.length();
        }
        return at <= end;
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
