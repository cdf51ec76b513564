// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.cost;

import dev.mcpsql.gate.parse.NodeNames;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Function;

/** Refuses JSON paths that return their document many times over: {@code $[0 to last, 0 to last]} (manual §9.16.2). */
public final class JsonPaths {

    private static final Set<String> RETURNING = Keywords.words("jsonb_path_query_array jsonb_path_query_first");
    /** A subscript of several parts, a range, or all levels. */
    private static final Pattern REPEATING = Pattern.compile(",|\\bto\\b|\\*\\*", Pattern.CASE_INSENSITIVE);

    private static final int MAX_REPEATING = 3;

    private final Literals literals;
    private final Findings findings;

    public JsonPaths(Literals literals, Findings findings) {
        this.literals = literals;
        this.findings = findings;
    }

    public void check(Function call) {
        if (!RETURNING.contains(NodeNames.of(call))) {
            return;
        }
        String path = call.getParameters() == null || call.getParameters().size() < 2
                ? ""
                : literals.text(call.getParameters().get(1));
        if (path.isEmpty() || REPEATING.matcher(path).results().count() > MAX_REPEATING) {
            findings.add(
                    Rank.GROWTH,
                    OutcomeReason.TOO_COMPLEX,
                    "The path of " + NodeNames.of(call) + " must be a literal with at most " + MAX_REPEATING
                            + " commas, ranges and ** together; take single elements, or use fewer of them.");
        }
    }
}
