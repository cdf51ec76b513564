// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.scope;

import dev.mcpsql.gate.cost.Cost;
import dev.mcpsql.gate.parse.Spans;
import dev.mcpsql.gate.scope.Scope.Source;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Shown;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.RelationName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.schema.Column;

/** Resolves column references as PostgreSQL does ({@code parse_expr.c}, transformColumnRef), to visible columns only. */
public final class ColumnResolver {

    private final Spans spans;
    private final Findings findings;

    public ColumnResolver(Spans spans, Findings findings) {
        this.spans = spans;
        this.findings = findings;
    }

    /** The cost of a reference; a finding when it resolves to nothing that may be seen. */
    public Cost resolve(Column column, Scope scope) {
        return find(column, scope).map(Output::cost).orElse(Cost.LEAF);
    }

    /** The name of a reference that is a single identifier; empty for a qualified one. */
    public Optional<String> bareName(Column column) {
        List<Token> parts = spans.column(column);
        return parts.size() == 1 ? Optional.of(parts.get(0).name()) : Optional.empty();
    }

    /** Notes that the walk has judged a call. */
    public void claimCall(ASTNodeAccess call) {
        spans.claimCall(call);
    }

    /** Index of the token where a reference begins. */
    public int firstToken(Column column) {
        return spans.first(column);
    }

    /** Notes that a name is none of the columns allowed at that place. */
    public void refuse(String shown, String why) {
        findings.add(Rank.COLUMN, OutcomeReason.DISALLOWED_COLUMN, "The column " + shown + why);
    }

    private Optional<Output> find(Column column, Scope scope) {
        List<Token> parts = spans.column(column);
        if (parts.isEmpty()) {
            findings.add(
                    Rank.FIDELITY,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "The name " + Shown.line(column.getColumnName())
                            + " could not be read without doubt; put it in quotes.");
            return Optional.empty();
        }
        return switch (parts.size()) {
            case 1 -> bare(parts.get(0), scope);
            case 2 -> inSource(scope.source(parts.get(0).name()), parts, scope);
            case 3 ->
                inSource(
                        scope.source(RelationName.of(
                                parts.get(0).name(), parts.get(1).name())),
                        parts,
                        scope);
            default -> {
                refuse(shown(parts), " has too many qualifiers; write the table's name or alias and the column.");
                yield Optional.empty();
            }
        };
    }

    private Optional<Output> bare(Token name, Scope scope) {
        Optional<Output> found = isReserved(name) ? Optional.empty() : scope.column(name.name());
        if (found.isEmpty() && !scope.seesRefused()) {
            refuseBare(name, scope);
        }
        return found;
    }

    private static boolean isReserved(Token name) {
        return name.kind() == Token.Kind.WORD
                && (Keywords.RESERVED.contains(name.text()) || Keywords.RESERVED_FOR_RELATIONS.contains(name.text()));
    }

    private void refuseBare(Token name, Scope scope) {
        if (Keywords.IDENTITY.contains(name.text())) {
            return;
        }
        if (scope.source(name.name()).isPresent()) {
            findings.add(
                    Rank.STAR,
                    OutcomeReason.SELECT_STAR,
                    name.shown() + " stands for a whole row here; name the columns you need instead"
                            + columns(name, scope) + ".");
        } else if (scope.hidesColumn(name.name())) {
            refuse(name.shown(), " belongs to an outer query; write it with its table's name or alias before it.");
        } else {
            refuse(name.shown(), " is not one you may use here; describe_table shows those you may.");
        }
    }

    /** The columns of a FROM item, for a message. */
    private static String columns(Token name, Scope scope) {
        String names = scope.source(name.name())
                .map(source -> Output.shown(Shown.name(source.name()) + ".", source.columns()))
                .orElse("");
        return names.isEmpty() ? "" : ": " + names;
    }

    private Optional<Output> inSource(Optional<Source> source, List<Token> parts, Scope scope) {
        Token last = parts.get(parts.size() - 1);
        Optional<Output> found = source.flatMap(item -> item.column(last.name()));
        boolean refusedAlready =
                source.map(item -> item.kind() == Source.Kind.REFUSED).orElseGet(scope::seesRefused);
        if (found.isEmpty() && !refusedAlready) {
            refuse(
                    shown(parts),
                    source.isPresent()
                            ? " is not one you may use; describe_table shows those you may."
                            : " names no table of this query; use the name or alias that FROM gives it.");
        }
        return found;
    }

    private static String shown(List<Token> parts) {
        return parts.stream().map(Token::shown).collect(Collectors.joining("."));
    }
}
