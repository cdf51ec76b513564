// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import java.util.List;
import java.util.regex.Pattern;

/** The parts of PostgreSQL's sentences that quote something: a name, or the value of a row. */
final class QuotedParts {

    /** From the first to the last quote of a kind: PostgreSQL does not escape quotes in what it quotes. */
    private static final List<Pattern> QUOTED = List.of(
            Pattern.compile("\".*\"", Pattern.DOTALL),
            Pattern.compile("'.*'", Pattern.DOTALL),
            Pattern.compile("[«»„“”].*[«»„“”]", Pattern.DOTALL));

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private QuotedParts() {}

    /** The sentence with an ellipsis in place of all that is quoted, on one line. */
    static String removed(String sentence) {
        String open = sentence;
        for (Pattern quoted : QUOTED) {
            open = quoted.matcher(open).replaceAll("\"…\"");
        }
        return CONTROL.matcher(open).replaceAll(" ");
    }
}
