// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.CommandLineSettings;
import dev.mcpsql.config.Settings;
import dev.mcpsql.profile.Catalog;
import dev.mcpsql.profile.ColumnDescription;
import dev.mcpsql.profile.ColumnDescription.Nullability;
import dev.mcpsql.profile.ForeignKey;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.profile.RelationDescription.Kind;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.ProfileName;
import dev.mcpsql.vocabulary.RelationName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the catalog says is true of every kind of relation and column.. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KindsOfRelationPgIT {

    private TestDatabase database;
    private Catalog catalog;

    @BeforeAll
    void read() {
        database = TestPostgres.shared().shop();
        database.run(TestDatabase.resource("/testing/kinds.sql"));
        catalog = catalogOf("kinds.plain, kinds.parent, kinds.child, kinds.parted, kinds.parted_low, kinds.uncounted,"
                + "kinds.barren, kinds.fresh, kinds.seen, kinds.kept, kinds.elsewhere, kinds.referring,"
                + "kinds.half(id,shown)");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            kinds.plain       | TABLE             | 3
            kinds.parent      | TABLE             | 6
            kinds.parted      | PARTITIONED_TABLE | 7
            kinds.parted_low  | TABLE             | 4
            kinds.uncounted   | PARTITIONED_TABLE | -1
            kinds.barren      | PARTITIONED_TABLE | -1
            kinds.fresh       | TABLE             | -1
            kinds.seen        | VIEW              | -1
            kinds.kept        | MATERIALIZED_VIEW | 3
            kinds.elsewhere   | FOREIGN_TABLE     | -1
            """)
    void tellsKindAndEstimate(String name, Kind kind, long estimate) {
        RelationDescription relation = kinds(name);

        assertThat(relation.kind()).isEqualTo(kind);
        assertThat(relation.rowEstimate()).isEqualTo(estimate);
        assertThat(relation.columns()).isNotEmpty();
    }

    /** {@code base} and {@code labels} are empty but for domains and enums. */
    @ParameterizedTest(name = "{0}.{1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            kinds.plain      | id         | integer                     | ''            | ''       | NOT_NULL
            kinds.plain      | always     | bigint                      | ''            | ''       | NOT_NULL
            kinds.plain      | computed   | integer                     | ''            | ''       | NULLABLE
            kinds.plain      | unchecked  | integer                     | ''            | ''       | NULLABLE
            kinds.plain      | mood       | kinds.mood                  | ''            | sad,odd* | NULLABLE
            kinds.plain      | moods      | kinds.mood[]                | ''            | sad,odd* | NULLABLE
            kinds.plain      | wish       | kinds.wish                  | kinds.mood    | sad,odd* | NULLABLE
            kinds.plain      | price      | kinds.price                 | numeric(12,2) | ''       | NULLABLE
            kinds.plain      | fee        | kinds.fee                   | numeric(12,2) | ''       | NOT_NULL
            kinds.plain      | code       | character varying(8)        | ''            | ''       | NULLABLE
            kinds.plain      | tags       | text[]                      | ''            | ''       | NULLABLE
            kinds.plain      | pair       | kinds.pair                  | ''            | ''       | NULLABLE
            kinds.plain      | during     | tstzrange                   | ''            | ''       | NULLABLE
            kinds.child      | id         | integer                     | ''            | ''       | NOT_NULL
            kinds.child      | extra      | text                        | ''            | ''       | NULLABLE
            kinds.parted_low | at         | date                        | ''            | ''       | NOT_NULL
            kinds.seen       | id         | integer                     | ''            | ''       | NULLABLE
            kinds.seen       | mood       | kinds.mood                  | ''            | sad,odd* | NULLABLE
            kinds.seen       | fee        | kinds.fee                   | numeric(12,2) | ''       | NULLABLE
            kinds.kept       | id         | integer                     | ''            | ''       | NULLABLE
            kinds.elsewhere  | id         | integer                     | ''            | ''       | NOT_NULL
            """)
    void tellsTypeAndNullability(
            String relation, String name, String type, String base, String labels, Nullability nullability) {
        ColumnDescription column = kinds(relation).columns().stream()
                .filter(candidate -> candidate.name().value().equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(column.type().name()).isEqualTo(type);
        assertThat(column.type().base()).isEqualTo(base);
        assertThat(String.join(",", column.type().labels())).isEqualTo(labels.replace("*", "\u202e"));
        assertThat(column.nullability()).isEqualTo(nullability);
    }

    @Test
    void leavesDroppedColumnsAndSystemColumnsOut() {
        assertThat(kinds("kinds.parent").columns())
                .extracting(column -> column.name().value())
                .containsExactly("id");
    }

    @Test
    void tellsEachKeyOfPartitionsOnce() {
        ForeignKey key = new ForeignKey(
                List.of(new Identifier("at")), RelationName.of("kinds", "parted"), List.of(new Identifier("at")));

        assertThat(kinds("kinds.referring").foreignKeys()).containsExactly(key);
        assertThat(kinds("kinds.parted").primaryKey()).containsExactly(new Identifier("at"));
        assertThat(kinds("kinds.parted_low").primaryKey()).containsExactly(new Identifier("at"));
        assertThat(kinds("kinds.parted").foreignKeys())
                .singleElement()
                .extracting(ForeignKey::references)
                .isEqualTo(RelationName.of("kinds", "plain"));
        assertThat(kinds("kinds.parted_low").foreignKeys())
                .singleElement()
                .extracting(ForeignKey::references)
                .isEqualTo(RelationName.of("kinds", "plain"));
    }

    @Test
    void hidesKeysWhoseColumnsOrRelationsAreHidden() {
        assertThat(kinds("kinds.half").primaryKey()).isEmpty();
        assertThat(kinds("kinds.half").foreignKeys()).isEmpty();
    }

    @Test
    void readsFiveHundredRelations() {
        database.run("""
                create schema many;
                grant usage on schema many to mcp_readonly_role;
                do $$
                begin
                    for i in 1..500 loop
                        execute format('create table many.t%s (id integer primary key, note text)', i);
                        execute format('grant select on many.t%s to mcp_readonly_role', i);
                    end loop;
                end $$;
                """);
        String relations =
                IntStream.rangeClosed(1, 500).mapToObj(i -> "many.t" + i).collect(Collectors.joining(","));

        assertThat(catalogOf(relations).relations()).hasSize(500).allSatisfy(relation -> {
            assertThat(relation.columns()).hasSize(2);
            assertThat(relation.primaryKey()).hasSize(1);
        });
    }

    private RelationDescription kinds(String name) {
        return catalog.find(name).orElseThrow();
    }

    private Catalog catalogOf(String relations) {
        Settings settings = CommandLineSettings.load(database.environment("""
                mcp-sql.public-url=http://localhost:8080
                mcp-sql.profiles=analyst
                mcp-sql.profile.analyst.role=mcp_readonly_role
                mcp-sql.profile.analyst.relations=%s
                """.formatted(relations)));
        return new SystemCatalog(new TargetDatabase(new TargetDataSource(settings)), settings)
                .read(new Profiles(settings).of(new ProfileName("analyst")).orElseThrow());
    }
}
