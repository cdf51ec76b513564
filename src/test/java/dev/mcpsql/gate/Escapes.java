// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.ListedLines;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What PostgreSQL's grammar sees in an admitted statement that the gate did not answer for. */
final class Escapes {

    /** What may be in a statement that only reads: a node of another kind is a clause that nobody judged. */
    private static final Set<String> NODES = Keywords.words("""
            A_ArrayExpr A_Const A_Expr A_Indices A_Indirection BitString Boolean BooleanTest BoolExpr CaseExpr CaseWhen
            CoalesceExpr CollateClause ColumnRef CommonTableExpr Float FuncCall GroupingFunc GroupingSet Integer JoinExpr
            JsonIsPredicate List MinMaxExpr NamedArgExpr NullTest RangeSubselect RangeVar ResTarget RowExpr SelectStmt
            SetToDefault SortBy SQLValueFunction String SubLink TypeCast TypeName WindowDef""");

    private static final Set<String> VALUES = Keywords.words("""
            SVFOP_CURRENT_DATE SVFOP_CURRENT_TIME SVFOP_CURRENT_TIME_N SVFOP_CURRENT_TIMESTAMP SVFOP_CURRENT_TIMESTAMP_N
            SVFOP_LOCALTIME SVFOP_LOCALTIME_N SVFOP_LOCALTIMESTAMP SVFOP_LOCALTIMESTAMP_N""");

    private static final Set<String> SIDE_DOORS =
            Keywords.words("oid xid xid8 cid tid aclitem refcursor pg_lsn record");
    private static final String CATALOG = "pg_catalog.";

    private final Set<String> functions = ListedLines.of("functions.txt").stream()
            .flatMap(line ->
                    Arrays.stream(line.substring(line.indexOf(':') + 1).strip().split("\\s+")))
            .collect(Collectors.toSet());

    /** One line for each thing; empty when both read the same, and for what is no PostgreSQL: the server refuses that. */
    List<String> of(AdmittedQuery query, GrammarFacts facts, Policy policy) {
        if (!facts.isPostgres()) {
            return List.of();
        }
        List<String> escapes = new ArrayList<>();
        if (!facts.kinds().equals(List.of("SelectStmt"))) {
            escapes.add("statements " + facts.kinds());
        }
        Set<String> answered = query.relations().stream().map(Escapes::written).collect(Collectors.toSet());
        if (!facts.tables().equals(answered)) {
            escapes.add("relations " + facts.tables() + ", answered for were " + answered);
        }
        note(escapes, "functions", facts.functions(), name -> functions.contains(inCatalog(name)));
        note(escapes, "values", facts.values(), VALUES::contains);
        note(escapes, "nodes", facts.nodes(), NODES::contains);
        note(escapes, "types", facts.types(), Escapes::isHarmlessType);
        note(escapes, "operators", facts.operators(), operator -> !operator.contains("."));
        note(escapes, "columns", facts.columns(), column -> names(query, facts, policy)
                .contains(last(column)));
        if (facts.locking() || facts.into() || facts.recursive()) {
            escapes.add("locking, INTO or recursion");
        }
        return escapes;
    }

    private static void note(List<String> escapes, String what, Collection<String> seen, Predicate<String> known) {
        List<String> unknown = seen.stream().filter(known.negate()).sorted().toList();
        if (!unknown.isEmpty()) {
            escapes.add(what + " " + unknown);
        }
    }

    /** Every name that a column can rightly have in this statement. */
    private static Set<String> names(AdmittedQuery query, GrammarFacts facts, Policy policy) {
        Set<String> names = new HashSet<>(facts.labels());
        query.relations().stream()
                .flatMap(relation -> policy.relations().get(relation).names().stream())
                .map(Identifier::value)
                .forEach(names::add);
        facts.functions().forEach(function -> names.add(last(function)));
        facts.types().forEach(type -> names.add(last(type)));
        names.addAll(
                Keywords.words("column1 column2 column3 case coalesce nullif greatest least array row exists grouping"
                        + " current_date current_time current_timestamp localtime localtimestamp"));
        return names;
    }

    private static boolean isHarmlessType(String type) {
        String name = inCatalog(type);
        return !name.contains(".") && !name.startsWith("reg") && !SIDE_DOORS.contains(name);
    }

    private static String inCatalog(String name) {
        return name.startsWith(CATALOG) ? name.substring(CATALOG.length()) : name;
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String written(RelationName relation) {
        return part(relation.schema()) + "." + part(relation.name());
    }

    private static String part(Identifier name) {
        return name.value().matches(".*[.\"*?].*") ? name.quoted() : name.value();
    }
}
