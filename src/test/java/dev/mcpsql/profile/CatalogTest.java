// SPDX-License-Identifier: MIT
package dev.mcpsql.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.profile.ColumnDescription.Nullability;
import dev.mcpsql.profile.RelationDescription.Kind;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which relation a caller means. */
class CatalogTest {

    private final Catalog catalog = new Catalog(Stream.of(
                    RelationName.of("public", "orders"),
                    RelationName.of("public", "customers"),
                    RelationName.of("archive", "customers"),
                    RelationName.of("public", "Odd.Name"))
            .map(CatalogTest::relation)
            .toList());

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '¤', textBlock = """
            orders               | public.orders
            public.orders        | public.orders
            ORDERS               | public.orders
            Public.Orders        | public.orders
            "orders"             | public.orders
            "public"."orders"    | public.orders
            public . orders      | public.orders
            archive.customers    | archive.customers
            "Odd.Name"           | public."Odd.Name"
            public."Odd.Name"    | public."Odd.Name"
            """)
    void takesBothSpellings(String written, String meant) {
        assertThat(catalog.find(written))
                .map(relation -> relation.name().toString())
                .contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customers",
                "\"public.orders\"",
                "\"Orders\"",
                "nothing",
                "other.orders",
                "public.orders.id",
                "orders; drop table orders",
                "orders' or '1'='1",
                "Odd.Name",
                "",
                ".",
                "\"\"",
                "\"orders"
            })
    void findsNothingElse(String written) {
        assertThat(catalog.find(written)).isEmpty();
    }

    @Test
    void findsNothingInANameNoDatabaseCouldHold() {
        assertThat(catalog.find("o".repeat(64))).isEmpty();
        assertThat(catalog.find("\"".repeat(100_000))).isEmpty();
    }

    @Test
    void namesAllThatAnAmbiguousNameCanMean() {
        assertThat(catalog.meantBy("customers")).hasToString("[archive.customers, public.customers]");
        assertThat(catalog.meantBy("public.customers")).hasToString("[public.customers]");
        assertThat(catalog.meantBy("nothing")).isEmpty();
    }

    @Test
    void isSortedAndListsVisibleColumns() {
        assertThat(catalog.relations())
                .extracting(relation -> relation.name().toString())
                .isSorted();
        assertThat(catalog.visibleColumns())
                .hasSize(4)
                .containsEntry(
                        RelationName.of("public", "orders"),
                        new VisibleColumns(List.of(new Identifier("id")), Extent.WHOLE));
    }

    private static RelationDescription relation(RelationName name) {
        List<ColumnDescription> columns = List.of(
                new ColumnDescription(new Identifier("id"), ColumnType.plain("integer"), Nullability.NOT_NULL, ""));
        return new RelationDescription(name, Kind.TABLE, "", -1, columns, Extent.WHOLE, List.of(), List.of());
    }
}
