// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.QueryRules;
import dev.mcpsql.vocabulary.QueryRules.Syntax;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The policy that the gate's tests judge by: the demo's shop. */
final class Shop {

    /** All that a profile can switch on. */
    static final QueryRules ALL_SWITCHES = rules(EnumSet.allOf(Syntax.class), 50, 1_000);

    private Shop() {}

    static QueryRules rules(Set<Syntax> syntax, int recursionDepth, int setReturningRows) {
        QueryRules plain = QueryRules.DEFAULT;
        return new QueryRules(
                syntax,
                recursionDepth,
                setReturningRows,
                plain.maxTextBytes(),
                plain.maxInList(),
                plain.functions(),
                plain.extensions());
    }

    static Policy policy() {
        return policy(QueryRules.DEFAULT);
    }

    /** The shop with every switch on, and a relation of which the profile sees a part. */
    static Policy switchedOn() {
        return withStaff(ALL_SWITCHES);
    }

    static Policy withStaff(QueryRules rules) {
        Map<RelationName, VisibleColumns> relations = new HashMap<>(policy().relations());
        relations.put(
                RelationName.of("public", "staff"),
                new VisibleColumns(columns("id boss_id name").names(), Extent.PART));
        return new Policy(relations, rules);
    }

    static Policy policy(QueryRules rules) {
        return new Policy(
                Map.of(
                        RelationName.of("public", "customers"), columns("id name email country created_at"),
                        RelationName.of("public", "orders"), columns("id customer_id placed_at status total"),
                        RelationName.of("public", "order_items"), columns("order_id product_id qty price"),
                        RelationName.of("public", "products"), columns("id sku title price")),
                rules);
    }

    static Policy policy(Map<RelationName, VisibleColumns> relations) {
        return new Policy(relations, QueryRules.DEFAULT);
    }

    static VisibleColumns columns(String names) {
        return new VisibleColumns(
                Arrays.stream(names.split(" ", -1)).map(Identifier::new).toList(), Extent.WHOLE);
    }
}
