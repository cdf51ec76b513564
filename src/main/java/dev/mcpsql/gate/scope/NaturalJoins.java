// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.scope;

import dev.mcpsql.gate.scope.Scope.Source;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.List;

/**
 * Judges NATURAL JOIN, which compares the columns that both sides have by name (manual §7.2.1.1).
 *
 * <p>A column that the profile does not list would be compared like any other, and its values could be guessed so. It is
 * admitted where every column of both sides is listed.
 */
public final class NaturalJoins {

    private final Findings findings;

    public NaturalJoins(Findings findings) {
        this.findings = findings;
    }

    public void check(List<Source> left, List<Source> right) {
        if (isAny(left, Source.Kind.REFUSED) || isAny(right, Source.Kind.REFUSED)) {
            return;
        }
        List<String> common = common(left, right);
        boolean known = !isAny(left, Source.Kind.PART) && !isAny(right, Source.Kind.PART);
        if (common.isEmpty()) {
            refuse("NATURAL JOIN finds no column that you may use on both sides; write JOIN … ON.");
        } else if (!known) {
            refuse("NATURAL JOIN is not admitted where a table has columns that you may not use; write JOIN … USING ("
                    + String.join(", ", common) + ").");
        }
    }

    /** The columns that both sides have, in the order of the left one. */
    private static List<String> common(List<Source> left, List<Source> right) {
        return left.stream()
                .flatMap(source -> source.columns().stream())
                .map(Output::name)
                .filter(name -> !name.isEmpty())
                .filter(name ->
                        right.stream().anyMatch(source -> source.column(name).isPresent()))
                .distinct()
                .toList();
    }

    private static boolean isAny(List<Source> sources, Source.Kind kind) {
        return sources.stream().anyMatch(source -> source.kind() == kind);
    }

    private void refuse(String message) {
        findings.add(Rank.CONSTRUCT, OutcomeReason.DISALLOWED_CONSTRUCT, message);
    }
}
