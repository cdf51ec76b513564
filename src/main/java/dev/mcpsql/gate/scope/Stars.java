// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.scope;

import dev.mcpsql.gate.parse.Spans;
import dev.mcpsql.gate.scope.Scope.Source;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Shown;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.QueryRules;
import dev.mcpsql.vocabulary.QueryRules.Syntax;
import dev.mcpsql.vocabulary.RelationName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;

/**
 * Tells what {@code *} and {@code t.*} stand for in a select list (manual §7.3.2), where the profile admits them.
 *
 * <p>The star stays in the text that runs, and PostgreSQL expands it to the columns of that moment. A column that was added
 * after the catalog was read is in it; one that the profile may not see makes the statement fail, for its role has no
 * right to that column.
 */
public final class Stars {

    private final QueryRules rules;
    private final Spans spans;
    private final Findings findings;

    public Stars(QueryRules rules, Spans spans, Findings findings) {
        this.rules = rules;
        this.spans = spans;
        this.findings = findings;
    }

    /** The columns of a star; none, and a finding, when it is not admitted. */
    public List<Output> columns(AllColumns star, Scope scope) {
        Optional<Source> source =
                star instanceof AllTableColumns qualified ? source(qualified, scope) : Optional.empty();
        List<Source> sources = star instanceof AllTableColumns ? source.stream().toList() : scope.sources();
        boolean known = sources.stream().allMatch(Stars::isWhollyKnown);
        if (!rules.admits(Syntax.STAR) || sources.isEmpty() || !known) {
            refuse(star, sources);
            return List.of();
        }
        return source.map(Source::columns).orElse(scope.row());
    }

    /** Notes a star where only a whole-row value could stand. */
    public void refuseRow(AllColumns star) {
        add(shown(star) + " stands for a whole row here; name the columns you need instead.");
    }

    private Optional<Source> source(AllTableColumns star, Scope scope) {
        List<Token> parts = spans.star(star);
        return switch (parts.size()) {
            case 1 -> scope.source(parts.get(0).name());
            case 2 ->
                scope.source(RelationName.of(parts.get(0).name(), parts.get(1).name()));
            default -> Optional.empty();
        };
    }

    private static boolean isWhollyKnown(Source source) {
        return source.kind() != Source.Kind.PART && source.kind() != Source.Kind.REFUSED;
    }

    private void refuse(AllColumns star, List<Source> sources) {
        boolean qualified = sources.size() > 1 || star instanceof AllTableColumns;
        String columns = sources.stream()
                .map(source -> Output.shown(qualified ? Shown.name(source.name()) + "." : "", source.columns()))
                .filter(names -> !names.isEmpty())
                .collect(Collectors.joining(", "));
        add(shown(star) + " stands for every column; name the columns you need instead"
                + (columns.isEmpty() ? "." : ": " + columns + "."));
    }

    private String shown(AllColumns star) {
        return star instanceof AllTableColumns qualified
                ? spans.star(qualified).stream().map(Token::shown).collect(Collectors.joining(".", "", ".*"))
                : "*";
    }

    private void add(String message) {
        findings.add(Rank.STAR, OutcomeReason.SELECT_STAR, message);
    }
}
