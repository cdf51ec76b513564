// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.parse;

import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllTableColumns;

/**
 * Leads from the parser's nodes back to the tokens they were read from, and keeps which name tokens were claimed.
 *
 * <p>Names are taken from the tokens, never from the parser's strings.
 */
public final class Spans {

    private final Tokens tokens;
    private final List<Token> view;
    private final BitSet claimed = new BitSet();
    private final BitSet relations = new BitSet();
    private final BitSet calls = new BitSet();

    public Spans(Tokens tokens, List<Token> view) {
        this.tokens = tokens;
        this.view = view;
    }

    /** Tokens that are part of a column reference or a relation's name in the parser's tree. */
    public BitSet claimed() {
        return claimed;
    }

    /** Tokens where the parser saw a relation's name begin. */
    public BitSet relations() {
        return relations;
    }

    /** Tokens that are the name of a call in the parser's tree. */
    public BitSet calls() {
        return calls;
    }

    /** Notes that the parser saw a call begin there; its name is the last part before the parenthesis. */
    public void claimCall(ASTNodeAccess call) {
        int name = first(call);
        while (name >= 0
                && tokens.at(name + 1).isSymbol(".")
                && tokens.at(name + 2).isName()) {
            name += 2;
        }
        if (name >= 0) {
            calls.set(name);
        }
    }

    /** The parts of a column reference; empty when the tokens there are not that reference. */
    public List<Token> column(Column column) {
        Object subscript = column.getArrayConstructor();
        String name = column.getFullyQualifiedName();
        return claim(
                first(column),
                subscript == null
                        ? name
                        : name.substring(0, name.length() - subscript.toString().length()));
    }

    /** The parts of a relation's name; empty when the tokens there are not that name. */
    public List<Token> relation(Table table) {
        int first = first(table);
        if (first >= 0) {
            relations.set(first);
        }
        return claim(first, table.getFullyQualifiedName());
    }

    /** The parts of the name before {@code .*}; empty when the tokens there are not that name. */
    public List<Token> star(AllTableColumns star) {
        return claim(first(star), star.getTable().getFullyQualifiedName());
    }

    /** Index of the first token of a node; -1 when the parser kept none. */
    public int first(ASTNodeAccess node) {
        Node place = node.getASTNode();
        return place == null || place.jjtGetFirstToken() == null ? -1 : TokenFeed.place(place.jjtGetFirstToken());
    }

    private List<Token> claim(int first, String expected) {
        List<Token> parts = new ArrayList<>();
        StringBuilder spelled = new StringBuilder();
        for (int i = Math.max(first, 0); first >= 0 && tokens.at(i).isName(); i += 2) {
            parts.add(tokens.at(i));
            spelled.append(parts.size() > 1 ? "." : "").append(view.get(i).text());
            claimed.set(i);
            if (!tokens.at(i + 1).isSymbol(".")) {
                break;
            }
        }
        return spelled.toString().equals(expected) ? parts : List.of();
    }

    /** The identifier that a name in the parser's tree denotes; the canonical text has folded unquoted ones. */
    public static String identifier(String written) {
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;
    }
}
