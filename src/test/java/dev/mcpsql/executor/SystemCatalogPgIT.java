// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsql.config.CommandLineSettings;
import dev.mcpsql.config.PlannerBudget;
import dev.mcpsql.config.Settings;
import dev.mcpsql.profile.Catalog;
import dev.mcpsql.profile.CatalogUnavailableException;
import dev.mcpsql.profile.ColumnDescription;
import dev.mcpsql.profile.ColumnDescription.Nullability;
import dev.mcpsql.profile.ColumnType;
import dev.mcpsql.profile.ForeignKey;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.profile.RelationDescription.Kind;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.ProfileName;
import dev.mcpsql.vocabulary.QueryRules;
import dev.mcpsql.vocabulary.RelationName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A profile sees what it lists and its role may read, and nothing of the rest. */
class SystemCatalogPgIT {

    private final TestDatabase database = TestPostgres.shared().shop();

    @Test
    void describesWhatIsListed() {
        RelationDescription orders = catalog("analyst").find("orders").orElseThrow();

        assertThat(orders.kind()).isEqualTo(Kind.TABLE);
        assertThat(orders.comment()).isEqualTo("One row for each order");
        assertThat(orders.rowEstimate()).isEqualTo(500);
        assertThat(orders.primaryKey()).containsExactly(new Identifier("id"));
        assertThat(orders.foreignKeys())
                .containsExactly(new ForeignKey(
                        List.of(new Identifier("customer_id")),
                        RelationName.of("public", "customers"),
                        List.of(new Identifier("id"))));
        assertThat(orders.columns())
                .contains(
                        new ColumnDescription(
                                new Identifier("total"), ColumnType.plain("numeric(12,2)"), Nullability.NOT_NULL, ""),
                        new ColumnDescription(
                                new Identifier("placed_at"),
                                ColumnType.plain("timestamp with time zone"),
                                Nullability.NOT_NULL,
                                ""));
    }

    @Test
    void hidesColumnsThatAreNotListed() {
        RelationDescription customers =
                catalog("analyst").find("public.customers").orElseThrow();

        assertThat(customers.columns())
                .extracting(column -> column.name().value())
                .containsExactly("id", "name", "country", "created_at");
        assertThat(customers.columns()).extracting(ColumnDescription::comment).contains("ISO 3166 code");
    }

    @Test
    void hidesColumnsThatTheRoleMayNotRead() {
        database.run("revoke select on public.orders from mcp_readonly_role;"
                + "grant select (id, status) on public.orders to mcp_readonly_role");

        RelationDescription orders = catalog("analyst").find("orders").orElseThrow();

        assertThat(orders.columns()).extracting(column -> column.name().value()).containsExactly("id", "status");
        assertThat(orders.foreignKeys()).isEmpty();
    }

    @Test
    void hidesRelationsThatTheRoleMayNotReadOrThatAreGone() {
        database.run("revoke select on public.orders from mcp_readonly_role; drop table public.order_items");

        assertThat(catalog("analyst").relations())
                .extracting(relation -> relation.name().toString())
                .containsExactly("public.customers", "public.products");
    }

    @Test
    void tellsAViewWithoutAnEstimate() {
        RelationDescription view = catalog("support").find("mcp_ticket_summary").orElseThrow();

        assertThat(view.kind()).isEqualTo(Kind.VIEW);
        assertThat(view.rowEstimate()).isEqualTo(-1);
        assertThat(view.comment()).isEqualTo("What the help desk may see");
    }

    @Test
    void isEmptyForARoleThatDoesNotExist() {
        Profile roleless = new Profile(
                new ProfileName("analyst"),
                new Identifier("nobody_made_this"),
                profile("analyst").relations(),
                QueryRules.DEFAULT,
                PlannerBudget.NONE,
                false);

        assertThat(reader(database.settings()).read(roleless).relations()).isEmpty();
    }

    @Test
    void saysSoWhenTheDatabaseDoesNotAnswer() {
        Map<String, String> environment = database.environment();
        environment.put("MCP_SQL_TARGET_URL", "jdbc:postgresql://127.0.0.1:1/none");

        SystemCatalog lost = reader(CommandLineSettings.load(environment));

        assertThatThrownBy(() -> lost.read(profile("analyst")))
                .isInstanceOfSatisfying(CatalogUnavailableException.class, down -> assertThat(down.reason())
                        .isEqualTo(OutcomeReason.UNAVAILABLE))
                .hasMessage("the catalog could not be read: SQLSTATE 08001");
    }

    @Test
    void saysMisconfiguredWhenThereIsNoSuchDatabase() {
        Map<String, String> environment = database.environment();
        String url = CommandLineSettings.load(environment).target().url();
        environment.put("MCP_SQL_TARGET_URL", url + "_not_there");

        SystemCatalog lost = reader(CommandLineSettings.load(environment));

        assertThatThrownBy(() -> lost.read(profile("analyst")))
                .isInstanceOfSatisfying(CatalogUnavailableException.class, down -> assertThat(down.reason())
                        .isEqualTo(OutcomeReason.MISCONFIGURED))
                .hasMessage("the catalog could not be read: SQLSTATE 3D000");
    }

    private Catalog catalog(String name) {
        return reader(database.settings()).read(profile(name));
    }

    private Profile profile(String name) {
        return new Profiles(database.settings()).of(new ProfileName(name)).orElseThrow();
    }

    private static SystemCatalog reader(Settings settings) {
        return new SystemCatalog(new TargetDatabase(new TargetDataSource(settings)), settings);
    }
}
