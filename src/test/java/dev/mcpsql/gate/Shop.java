// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.QueryRules;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.util.Arrays;
import java.util.Map;

/** The policy that the gate's tests judge by: the demo's shop. */
final class Shop {

    private Shop() {}

    static Policy policy() {
        return policy(QueryRules.DEFAULT);
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
