// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.Findings.Rank;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The way of one text through the gate. Made for one call; {@link #stop} may come from another thread. */
final class Judgement {

    private final String sql;
    private final Policy policy;
    private final NodeCatalog nodes;
    private final Set<String> calls;
    private final Set<String> rowFunctions;
    private final SelectParser parser = new SelectParser();
    private final Findings findings = new Findings();

    Judgement(String sql, Policy policy, NodeCatalog nodes, Set<String> functions) {
        this.sql = sql;
        this.policy = policy;
        this.nodes = nodes;
        this.rowFunctions = policy.rules().setReturningRows() > 0 ? RowFunctions.NAMES : Set.of();
        this.calls = new HashSet<>(functions);
        calls.addAll(rowFunctions);
    }

    /** Ends the judgement soon. */
    void stop() {
        parser.stop();
    }

    Verdict verdict() {
        Bounds.checkText(sql, findings);
        List<Token> all = findings.isEmpty() ? Lexer.read(sql, findings) : List.of();
        if (findings.isEmpty()) {
            Bounds.checkTokens(all, findings);
        }
        if (!findings.isEmpty()) {
            return refused();
        }
        List<Token> statement = StatementRoot.onlyStatement(all, findings);
        return findings.isEmpty() ? judge(new Tokens(statement)) : refused();
    }

    private Verdict judge(Tokens tokens) {
        checkSpelling(tokens);
        StatementRoot.check(tokens, findings);
        if (!findings.has(Rank.ROOT) && !findings.has(Rank.PARSE)) {
            StatementScreen.check(tokens, policy.rules(), findings);
        }
        if (findings.has(Rank.ROOT) || findings.has(Rank.PARSE)) {
            return refused();
        }
        new WordPolicy(tokens, calls, findings).check();
        BitSet relations = RelationScan.scan(tokens, rowFunctions, findings);
        List<Token> view = ParseView.of(tokens);
        CanonicalText text = CanonicalText.of(view);
        Optional<SelectParser.Parsed> parsed = parser.parse(text.text());
        if (parsed.isEmpty()) {
            findings.addParseError("The statement is not one that this server can read as a PostgreSQL SELECT"
                    + near(tokens, text.tokenStartingAt(parser.unread()))
                    + "; check the spelling there, or write it simpler.");
            return refused();
        }
        Fidelity.check(view, text, parsed.get(), findings);
        return walk(tokens, relations, view, parsed.get());
    }

    private static String near(Tokens tokens, int index) {
        return index < 0 ? "" : ", near " + tokens.at(index).shown();
    }

    /** The text that runs must be lexed as the very tokens that were judged. */
    private void checkSpelling(Tokens tokens) {
        Findings second = new Findings();
        List<Token> again = Lexer.read(CanonicalText.of(tokens.list()).text(), second);
        if (!second.isEmpty() || !again.equals(tokens.list())) {
            findings.add(
                    Rank.PARSE,
                    OutcomeReason.PARSE_ERROR,
                    "The statement could not be spelled without doubt; write its literals and names in plain quotes.");
        }
    }

    private Verdict walk(Tokens tokens, BitSet expectedRelations, List<Token> view, SelectParser.Parsed parsed) {
        nodes.check(parsed.root(), findings);
        Spans spans = new Spans(tokens, view, CanonicalText.of(view));
        RelationResolver relations = new RelationResolver(policy, spans, findings);
        QueryWalk queries = new QueryWalk(tokens, spans, relations, nodes, policy.rules(), findings);
        queries.outputs(parsed.root(), Scope.EMPTY);
        if (policy.rules().setReturningRows() > 0) {
            new SeriesRows(policy.rules().setReturningRows(), nodes, new Literals(tokens), findings)
                    .check(parsed.root());
        }
        new NameClaims(tokens, spans.claimed(), findings).check();
        if (!spans.relations().equals(expectedRelations)) {
            findings.add(
                    Rank.FIDELITY,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "The FROM clause could not be read without doubt; write it with simpler syntax.");
        }
        if (!findings.isEmpty()) {
            return refused();
        }
        List<Token> unambiguous = new ArrayList<>(tokens.list());
        queries.groupedPositions()
                .forEach((at, position) -> unambiguous.set(at, new Token(Token.Kind.NUMBER, position.toString(), "")));
        CanonicalText canonical = CanonicalText.of(unambiguous, relations.qualifiers());
        return new Verdict.Admitted(new AdmittedQuery(
                canonical.text(),
                new Positions(sql, canonical)::original,
                StatedLimit.outermost(parsed.root()),
                relations.relations()));
    }

    private Verdict refused() {
        return new Verdict.Refused(findings.refusal().orElseThrow());
    }
}
