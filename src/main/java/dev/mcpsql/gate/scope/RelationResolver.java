// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.scope;

import dev.mcpsql.gate.cost.Cost;
import dev.mcpsql.gate.parse.Spans;
import dev.mcpsql.gate.scope.Scope.Source;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Shown;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.sf.jsqlparser.schema.Table;

/** Resolves relation names to CTEs and to what the profile may read, and notes the schema that each must be given. */
public final class RelationResolver {

    private static final Set<String> SYSTEM_SCHEMAS = Set.of("mcp_sql", "mcp_door", "information_schema");

    private static final VisibleColumns NOTHING = new VisibleColumns(List.of(), Extent.PART);

    private final Map<RelationName, VisibleColumns> visible;
    private final Spans spans;
    private final Findings findings;
    private final Set<RelationName> relations = new TreeSet<>();
    private final Map<Integer, String> qualifiers = new HashMap<>();

    /** Of what the profile lists: each relation with its visible columns. */
    public RelationResolver(Map<RelationName, VisibleColumns> visible, Spans spans, Findings findings) {
        this.visible = visible;
        this.spans = spans;
        this.findings = findings;
    }

    /** The profile's relations that were named. */
    public Set<RelationName> relations() {
        return relations;
    }

    /** What to write before the token of that index so that the relation is qualified. */
    public Map<Integer, String> qualifiers() {
        return qualifiers;
    }

    /** The FROM item that a table reference means: an unqualified name is a CTE first, a qualified one never is. */
    public Source resolve(Table table, Scope scope) {
        List<Token> parts = spans.relation(table);
        if (parts.isEmpty()) {
            findings.add(
                    Rank.FIDELITY,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "The relation " + Shown.line(table.getName())
                            + " could not be read without doubt; put it in quotes.");
            return refused(table.getName());
        }
        String name = parts.get(parts.size() - 1).name();
        Optional<List<Output>> cte = parts.size() == 1 ? scope.cte(name) : Optional.empty();
        return cte.map(columns -> new Source(name, Optional.empty(), Source.Kind.DERIVED, columns))
                .orElseGet(() -> relation(parts, spans.first(table)));
    }

    private Source relation(List<Token> parts, int at) {
        Token last = parts.get(parts.size() - 1);
        if (isSystem(parts)) {
            return refuse(
                    parts,
                    OutcomeReason.SYSTEM_SCHEMA,
                    " belongs to the system and is closed; list_tables and describe_table tell what you may see.");
        }
        List<RelationName> matches = parts.size() == 1 ? named(last.name()) : qualified(parts);
        if (matches.isEmpty()) {
            return refuse(
                    parts,
                    OutcomeReason.DISALLOWED_TABLE,
                    " is not one you may read; list_tables shows those you may.");
        }
        if (matches.size() > 1) {
            return refuse(
                    parts,
                    OutcomeReason.DISALLOWED_TABLE,
                    " could be any of " + matches + "; write it with its schema.");
        }
        RelationName relation = matches.get(0);
        if (isSystem(relation.schema().value())) {
            return refuse(
                    parts,
                    OutcomeReason.SYSTEM_SCHEMA,
                    " belongs to the system and is closed; list_tables and describe_table tell what you may see.");
        }
        if (parts.size() == 1) {
            qualifiers.put(at, relation.schema().spelled() + ".");
        }
        relations.add(relation);
        return source(relation);
    }

    /** The allowed relations of that name, in whatever schema, sorted. */
    private List<RelationName> named(String name) {
        return visible.keySet().stream()
                .filter(relation -> relation.name().value().equals(name))
                .sorted()
                .toList();
    }

    private List<RelationName> qualified(List<Token> parts) {
        if (parts.size() != 2) {
            return List.of();
        }
        RelationName name = RelationName.of(parts.get(0).name(), parts.get(1).name());
        return visible.containsKey(name) ? List.of(name) : List.of();
    }

    private static boolean isSystem(List<Token> parts) {
        return parts.get(parts.size() - 1).name().startsWith("pg_")
                || parts.subList(0, parts.size() - 1).stream().anyMatch(part -> isSystem(part.name()));
    }

    private static boolean isSystem(String schema) {
        return schema.startsWith("pg_") || SYSTEM_SCHEMAS.contains(schema);
    }

    private Source source(RelationName relation) {
        VisibleColumns columns = visible.getOrDefault(relation, NOTHING);
        List<Output> outputs = columns.names().stream()
                .map(column -> new Output(column.value(), Cost.LEAF))
                .toList();
        return new Source(
                relation.name().value(),
                Optional.of(relation),
                columns.isWhole() ? Source.Kind.WHOLE : Source.Kind.PART,
                outputs);
    }

    private Source refuse(List<Token> parts, OutcomeReason reason, String why) {
        String shown = parts.stream().map(Token::shown).collect(Collectors.joining("."));
        findings.add(Rank.RELATION, reason, "The relation " + shown + why);
        return refused(parts.get(parts.size() - 1).name());
    }

    private static Source refused(String name) {
        return new Source(name, Optional.empty(), Source.Kind.REFUSED, List.of());
    }
}
