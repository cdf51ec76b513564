// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.cost.Literals;
import dev.mcpsql.gate.cost.StatedLimit;
import dev.mcpsql.gate.grammar.Grammar;
import dev.mcpsql.gate.lexicon.Lexicon;
import dev.mcpsql.gate.lexicon.SetReturning;
import dev.mcpsql.gate.lexicon.WordPolicy;
import dev.mcpsql.gate.parse.Fidelity;
import dev.mcpsql.gate.parse.NameClaims;
import dev.mcpsql.gate.parse.NodeCatalog;
import dev.mcpsql.gate.parse.ParseView;
import dev.mcpsql.gate.parse.ParserInput;
import dev.mcpsql.gate.parse.ParserKinds;
import dev.mcpsql.gate.parse.SelectParser;
import dev.mcpsql.gate.parse.Spans;
import dev.mcpsql.gate.parse.ViewEdits;
import dev.mcpsql.gate.scope.RelationResolver;
import dev.mcpsql.gate.scope.Scope;
import dev.mcpsql.gate.screen.Bounds;
import dev.mcpsql.gate.screen.LiteralLists;
import dev.mcpsql.gate.screen.RelationScan;
import dev.mcpsql.gate.screen.StatementRoot;
import dev.mcpsql.gate.screen.StatementScreen;
import dev.mcpsql.gate.token.CanonicalText;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Lexer;
import dev.mcpsql.gate.token.Positions;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.gate.walk.QueryWalk;
import dev.mcpsql.gate.walk.SeriesRows;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.statement.select.Select;

/** The way of one text through the gate. Made for one call; {@link #stop} may come from another thread. */
final class Judgement {

    private final String sql;
    private final Policy policy;
    private final NodeCatalog nodes;
    private final Lexicon lexicon;
    private final Set<String> rowFunctions;
    private final SelectParser parser;
    private final Findings findings = new Findings();
    private final Bounds bounds;
    private List<Token> all = List.of();

    Judgement(String sql, Policy policy, NodeCatalog nodes, Lexicon lexicon, ParserKinds kinds) {
        this.sql = sql;
        this.policy = policy;
        this.nodes = nodes;
        this.lexicon = lexicon;
        this.rowFunctions = policy.rules().setReturningRows() > 0 ? SetReturning.NAMES : Set.of();
        this.parser = new SelectParser(kinds);
        this.bounds = new Bounds(policy.rules(), findings);
    }

    /** Ends the judgement soon. */
    void stop() {
        parser.stop();
    }

    /** Lexes the text and measures it: the first step, which takes time in proportion to the text and no deep stack. */
    void read() {
        bounds.checkText(sql);
        if (findings.isEmpty()) {
            all = Lexer.read(sql, findings);
        }
        if (findings.isEmpty()) {
            bounds.checkTokens(all);
        }
    }

    /** Whether the second step needs no thread with a deep stack and no time limit. */
    boolean small() {
        return !findings.isEmpty() || bounds.small();
    }

    /** The second step. */
    Verdict verdict() {
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
            Grammar.check(tokens, findings);
        }
        if (findings.has(Rank.ROOT) || findings.has(Rank.PARSE)) {
            return refused();
        }
        BitSet calls = new WordPolicy(tokens, lexicon, findings).check();
        BitSet relations = RelationScan.scan(tokens, rowFunctions, findings);
        ViewEdits edits = ViewEdits.of(tokens);
        List<Token> view = ParseView.of(tokens, edits);
        ParserInput input = ParserInput.of(view, unread(tokens, view));
        Optional<Select> root = parser.parse(input);
        if (root.isEmpty()) {
            findings.addParseError("The statement is not one that this server can read as a PostgreSQL SELECT"
                    + near(tokens, parser.unread())
                    + "; check the spelling there, or write it simpler.");
            return refused();
        }
        Fidelity.check(input, root.get(), findings);
        return walk(tokens, relations, calls, view, edits, root.get());
    }

    /** What the parser is not shown: further literals of a list, and what the view leaves out. */
    private static BitSet unread(Tokens tokens, List<Token> view) {
        BitSet unread = LiteralLists.furtherElements(tokens.list());
        for (int i = 0; i < view.size(); i++) {
            if (view.get(i).equals(ViewEdits.UNSEEN)) {
                unread.set(i);
            }
        }
        return unread;
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

    private Verdict walk(
            Tokens tokens,
            BitSet expectedRelations,
            BitSet expectedCalls,
            List<Token> view,
            ViewEdits edits,
            Select root) {
        nodes.check(root, findings);
        Spans spans = new Spans(tokens, view);
        RelationResolver relations = new RelationResolver(policy.relations(), spans, findings);
        QueryWalk queries = new QueryWalk(tokens, lexicon, spans, relations, nodes, policy.rules(), findings);
        queries.outputs(root, Scope.EMPTY);
        spans.claimed().or(edits.edited());
        if (policy.rules().setReturningRows() > 0) {
            new SeriesRows(policy.rules().setReturningRows(), nodes, new Literals(tokens), findings).check(root);
        }
        NameClaims claims = new NameClaims(tokens, spans.claimed(), findings);
        claims.check();
        claims.checkCalls(expectedCalls, spans.calls());
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
                StatedLimit.outermost(root),
                relations.relations()));
    }

    private Verdict refused() {
        return new Verdict.Refused(findings.refusal().orElseThrow());
    }
}
