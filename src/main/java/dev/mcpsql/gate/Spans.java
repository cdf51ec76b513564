// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

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
final class Spans {

    private final Tokens tokens;
    private final List<Token> view;
    private final CanonicalText text;
    private final BitSet claimed = new BitSet();
    private final BitSet relations = new BitSet();

    Spans(Tokens tokens, List<Token> view, CanonicalText text) {
        this.tokens = tokens;
        this.view = view;
        this.text = text;
    }

    /** Tokens that are part of a column reference or a relation's name in the parser's tree. */
    BitSet claimed() {
        return claimed;
    }

    /** Tokens where the parser saw a relation's name begin. */
    BitSet relations() {
        return relations;
    }

    /** The parts of a column reference; empty when the tokens there are not that reference. */
    List<Token> column(Column column) {
        return claim(first(column), column.getFullyQualifiedName());
    }

    /** The parts of a relation's name; empty when the tokens there are not that name. */
    List<Token> relation(Table table) {
        int first = first(table);
        if (first >= 0) {
            relations.set(first);
        }
        return claim(first, table.getFullyQualifiedName());
    }

    /** The parts of the name before {@code .*}; empty when the tokens there are not that name. */
    List<Token> star(AllTableColumns star) {
        return claim(first(star), star.getTable().getFullyQualifiedName());
    }

    /** Index of the first token of a node; -1 when the parser kept none. */
    int first(ASTNodeAccess node) {
        Node place = node.getASTNode();
        return place == null || place.jjtGetFirstToken() == null
                ? -1
                : text.tokenStartingAt(place.jjtGetFirstToken().absoluteBegin - 1);
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
    static String identifier(String written) {
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;
    }
}
