// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.screen;

import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Set;

/**
 * Finds, from the tokens alone, every place where PostgreSQL's grammar reads a relation name: the first name after FROM,
 * JOIN, a comma of a FROM list or an opening parenthesis among these (manual §7.2.1).
 *
 * <p>The parser's tables must be exactly these, else the statement is refused.
 */
public final class RelationScan {

    private static final Set<String> ENDS_FROM = Keywords.words(
            "where group having window order limit offset fetch for union intersect except select values");

    private final Tokens tokens;
    private final Set<String> functions;
    private final Findings findings;
    private final BitSet relations = new BitSet();
    private final Deque<Level> levels = new ArrayDeque<>();

    private RelationScan(Tokens tokens, Set<String> functions, Findings findings) {
        this.tokens = tokens;
        this.functions = functions;
        this.findings = findings;
    }

    /** What is being read at one depth of parentheses. */
    private static final class Level {
        private boolean query;
        private boolean from;
        private boolean expectsItem;
    }

    /**
     * Indexes of the tokens where relation names begin. Functions in FROM are noted as findings.
     *
     * @param functions those that may stand there
     */
    public static BitSet scan(Tokens tokens, Set<String> functions, Findings findings) {
        RelationScan scan = new RelationScan(tokens, functions, findings);
        scan.levels.push(new Level());
        for (int i = 0; i < tokens.size(); i++) {
            scan.read(i);
        }
        return scan.relations;
    }

    private void read(int index) {
        Token token = tokens.at(index);
        Level level = levels.element();
        if (Tokens.opens(token)) {
            levels.push(inner(level));
        } else if (Tokens.closes(token)) {
            levels.pop();
        } else if (token.isSymbol(",")) {
            level.expectsItem = level.from;
        } else if (token.kind() == Token.Kind.WORD && readWord(index, token, level)) {
            return;
        } else if (level.expectsItem && token.isName()) {
            level.expectsItem = false;
            readRelation(index);
        }
    }

    private static Level inner(Level outer) {
        Level inner = new Level();
        inner.from = outer.expectsItem;
        inner.expectsItem = outer.expectsItem;
        outer.expectsItem = false;
        return inner;
    }

    private boolean readWord(int index, Token word, Level level) {
        if (tokens.at(index - 1).isSymbol(".") || tokens.at(index - 1).isWord("as")) {
            return true;
        }
        if (word.isWord("from")) {
            boolean comparison = tokens.at(index - 1).isWord("distinct");
            level.from |= level.query && !comparison;
            level.expectsItem |= level.query && !comparison;
            return true;
        }
        if (word.isWord("join")) {
            level.expectsItem = level.from;
            return true;
        }
        if (ENDS_FROM.contains(word.text())
                && !(word.isWord("values") && !tokens.at(index + 1).isSymbol("("))) {
            level.query |= word.isWord("select");
            level.from = false;
            level.expectsItem = false;
            return true;
        }
        if (word.isWord("with") && level.expectsItem) {
            level.from = false;
            level.expectsItem = false;
        }
        return word.isWord("lateral") || word.isWord("with");
    }

    private void readRelation(int index) {
        int last = index;
        while (tokens.at(last + 1).isSymbol(".") && tokens.at(last + 2).isName()) {
            last += 2;
        }
        if (tokens.at(last + 1).isSymbol("(")) {
            if (functions.contains(tokens.at(last).name())) {
                return;
            }
            findings.add(
                    Rank.CONSTRUCT,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "The function " + tokens.at(last).shown()
                            + " stands in FROM, where only relations and sub-selects are admitted; list_tables shows the"
                            + " relations.");
        }
        if (tokens.at(last).name().contains(".")) {
            findings.add(
                    Rank.RELATION,
                    OutcomeReason.DISALLOWED_TABLE,
                    "The relation " + tokens.at(last).shown()
                            + " is not one you may read; quote schema and name apart, as in \"s\".\"t\".");
        }
        relations.set(index);
    }
}
