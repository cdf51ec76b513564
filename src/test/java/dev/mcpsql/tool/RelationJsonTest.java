// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.executor.Truncation;
import dev.mcpsql.profile.ColumnDescription;
import dev.mcpsql.profile.ColumnDescription.Nullability;
import dev.mcpsql.profile.ForeignKey;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.profile.RelationDescription.Kind;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Relations as JSON. */
class RelationJsonTest {

    private final RelationDescription orders =
            relation(RelationName.of("public", "orders"), "What was bought", 100_000);

    @Test
    void listsNamesThatCanBePasted() {
        RelationDescription odd = relation(RelationName.of("public", "x\"; DROP TABLE t; --"), "", -1);

        JsonNode list = tree(RelationJson.list(List.of(orders, odd), 10_000));

        assertThat(list.path(0).toString()).isEqualTo("""
                        {"name":"public.orders","kind":"table","comment":"What was bought","row_estimate":100000}""");
        assertThat(list.path(1).path("name").asString()).isEqualTo("public.\"x\"\"; DROP TABLE t; --\"");
        assertThat(list.path(1).path("row_estimate").isNull()).isTrue();
    }

    @Test
    void describesColumnsAndKeys() {
        JsonNode description = tree(RelationJson.description(orders));

        assertThat(description.toString()).isEqualTo("""
                        {"name":"public.orders","kind":"table","comment":"What was bought","row_estimate":100000,\
                        "columns":[{"name":"id","type":"bigint","nullable":false,"comment":""},\
                        {"name":"\\"Customer\\"","type":"integer","nullable":true,"comment":"who"}],\
                        "primary_key":["id"],\
                        "foreign_keys":[{"columns":["\\"Customer\\""],"references":"public.customers","referenced_columns":["id"]}]}""");
    }

    @Test
    void cutsALongListAtTheBound() {
        List<RelationDescription> many = IntStream.range(0, 5_000)
                .mapToObj(i -> relation(RelationName.of("public", "t" + i), "c".repeat(3_000), 1))
                .toList();
        int bound = new QueryLimits(
                        10, 100, 262_144, 4_096, java.time.Duration.ofSeconds(5), java.time.Duration.ofSeconds(1))
                .maxAnswerBytes();

        Content content = RelationJson.list(many, bound);

        assertThat(content.truncation()).isEqualTo(Truncation.ANSWER_BYTES);
        assertThat(content.json()).hasSizeLessThanOrEqualTo(bound + 1);
        assertThat(tree(content).size()).isEqualTo(content.rowCount()).isPositive();
    }

    private static RelationDescription relation(RelationName name, String comment, long rows) {
        Identifier id = new Identifier("id");
        Identifier customer = new Identifier("Customer");
        return new RelationDescription(
                name,
                Kind.TABLE,
                comment,
                rows,
                List.of(
                        new ColumnDescription(id, "bigint", Nullability.NOT_NULL, ""),
                        new ColumnDescription(customer, "integer", Nullability.NULLABLE, "who")),
                Extent.WHOLE,
                List.of(id),
                List.of(new ForeignKey(List.of(customer), RelationName.of("public", "customers"), List.of(id))));
    }

    private static JsonNode tree(Content content) {
        return JsonMapper.shared().readTree(content.json());
    }
}
