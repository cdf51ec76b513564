// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.cost;

import dev.mcpsql.gate.parse.Spans;
import dev.mcpsql.gate.token.CanonicalText;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Shown;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;

/** Admits LIMIT, OFFSET and FETCH whose numbers are known from the text, and LIMIT with a sub-select (manual, SELECT, LIMIT clause). */
public final class RowLimits {

    private static final List<String> ONLY = List.of("only");

    private static final Set<String> ENDS = Keywords.words("offset fetch for union intersect except limit");
    private static final int MAX_SHOWN = 12;

    private final Tokens tokens;
    private final Spans spans;
    private final Findings findings;

    public RowLimits(Tokens tokens, Spans spans, Findings findings) {
        this.tokens = tokens;
        this.spans = spans;
        this.findings = findings;
    }

    /** Notes what cannot be known of the clauses of one query. {@code StatementScreen} has asked the switches. */
    public void check(Select select) {
        if (select.getLimit() != null
                && !(select.getLimit().getRowCount() instanceof ParenthesedSelect)
                && StatedLimit.of(select.getLimit()).isEmpty()) {
            refuseLimit(select.getLimit());
        }
        if (select.getOffset() != null) {
            check(select.getOffset());
        }
        if (select.getFetch() != null) {
            check(select.getFetch());
        }
        if (select.getLimit() != null && select.getFetch() != null) {
            construct("FETCH stands beside LIMIT, which says the same; leave one of them out.");
        }
    }

    private void refuseLimit(Limit limit) {
        construct("LIMIT " + behind(spans.first(limit))
                + " is not a whole number that the text tells; write it, as in LIMIT 20.");
    }

    private void check(Offset offset) {
        if (StatedLimit.literal(offset.getOffset()).isEmpty()) {
            construct("OFFSET takes a literal number here; write it, as in OFFSET 20.");
        }
    }

    private void check(Fetch fetch) {
        boolean only = fetch.getFetchParameters().stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !word.startsWith("row"))
                .toList()
                .equals(ONLY);
        if (!only || StatedLimit.of(fetch).isEmpty()) {
            construct("FETCH takes a literal number and ROWS ONLY here; write it, as in FETCH FIRST 20 ROWS ONLY.");
        }
    }

    /** The tokens of the clause that begins there, for a message. */
    private String behind(int clause) {
        List<Token> value = new ArrayList<>();
        for (int at = clause + 1; clause >= 0 && at < tokens.size() && value.size() < MAX_SHOWN; at++) {
            if (endsClause(clause, at)) {
                break;
            }
            value.add(tokens.at(at));
        }
        return value.isEmpty()
                ? "an expression"
                : Shown.line(CanonicalText.of(value).text());
    }

    private boolean endsClause(int clause, int at) {
        boolean sameLevel = tokens.enclosing(at) == tokens.enclosing(clause);
        return (sameLevel && ENDS.contains(tokens.at(at).text()))
                || (Tokens.closes(tokens.at(at)) && tokens.partner(at) < clause);
    }

    private void construct(String message) {
        findings.add(Rank.CONSTRUCT, OutcomeReason.DISALLOWED_CONSTRUCT, message);
    }
}
