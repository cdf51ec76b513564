// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The policy that the gate's tests judge by: the demo's shop. */
final class Shop {

    private Shop() {}

    static Policy policy() {
        return new Policy(Map.of(
                RelationName.of("public", "customers"), columns("id name email country created_at"),
                RelationName.of("public", "orders"), columns("id customer_id placed_at status total"),
                RelationName.of("public", "order_items"), columns("order_id product_id qty price"),
                RelationName.of("public", "products"), columns("id sku title price")));
    }

    static List<Identifier> columns(String names) {
        return Arrays.stream(names.split(" ", -1)).map(Identifier::new).toList();
    }
}
