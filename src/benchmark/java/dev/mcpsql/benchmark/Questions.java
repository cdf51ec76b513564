// SPDX-License-Identifier: MIT
package dev.mcpsql.benchmark;

import dev.mcpsql.gate.Gate;
import dev.mcpsql.gate.Policy;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.QueryRules;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Thirty statements of one line to a hundred, and the policy of the shop that they ask about. */
final class Questions {

    private static final Policy POLICY = new Policy(
            Map.of(
                    RelationName.of("public", "customers"), columns("id email full_name country segment created_at"),
                    RelationName.of("public", "products"), columns("id sku title category price_cents active"),
                    RelationName.of("public", "orders"),
                            columns("id customer_id status channel total_cents placed_at shipping_address note"),
                    RelationName.of("public", "order_items"),
                            columns("order_id line_no product_id quantity price_cents")),
            QueryRules.DEFAULT);

    private Questions() {}

    static List<String> numbers() {
        return IntStream.rangeClosed(1, 30).mapToObj("%02d"::formatted).toList();
    }

    static Policy policy() {
        return POLICY;
    }

    static String read(String number) {
        String name = "questions/q" + number + ".sql";
        try (InputStream stream = Objects.requireNonNull(Gate.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static VisibleColumns columns(String names) {
        return new VisibleColumns(
                Arrays.stream(names.split(" ", -1)).map(Identifier::new).toList(), Extent.WHOLE);
    }
}
