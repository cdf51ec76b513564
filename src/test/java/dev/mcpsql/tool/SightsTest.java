// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.profile.Catalog;
import dev.mcpsql.profile.CatalogUnavailableException;
import dev.mcpsql.profile.Catalogs;
import dev.mcpsql.profile.ColumnDescription;
import dev.mcpsql.profile.ColumnDescription.Nullability;
import dev.mcpsql.profile.ColumnType;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.testing.AdjustableClock;
import dev.mcpsql.testing.TestSettings;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.ProfileName;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What counts as a change of what a profile sees. */
class SightsTest {

    private static final ProfileName ANALYST = new ProfileName("analyst");

    private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final Sights sights =
            new Sights(new Profiles(TestSettings.at("http://localhost:8080")), new Catalogs(this::read, clock));

    private @Nullable Catalog catalog = orders("integer", 1, "");

    @Test
    void isTheSameValueWhileNothingChanges() {
        Optional<Sight> before = sights.of(ANALYST);

        catalog = orders("integer", 1, "");
        clock.advance(Duration.ofMinutes(1));

        assertThat(sights.of(ANALYST).orElseThrow()).isSameAs(before.orElseThrow());
    }

    @Test
    void isTheSameValueWhileNothingIsReadAnew() {
        Sight before = sights.of(ANALYST).orElseThrow();

        catalog = orders("bigint", 1, "");

        assertThat(sights.of(ANALYST).orElseThrow()).isSameAs(before);
    }

    @Test
    void isTheSameAfterAnAnalyze() {
        Optional<Sight> before = sights.of(ANALYST);

        catalog = orders("integer", 70_000, "");
        clock.advance(Duration.ofMinutes(1));

        assertThat(sights.of(ANALYST)).isEqualTo(before);
    }

    @Test
    void differsWithATypeOrAComment() {
        Optional<Sight> before = sights.of(ANALYST);

        catalog = orders("bigint", 1, "");
        clock.advance(Duration.ofMinutes(1));
        Optional<Sight> wider = sights.of(ANALYST);
        catalog = orders("bigint", 1, "What people bought");
        clock.advance(Duration.ofMinutes(1));

        assertThat(wider).isNotEqualTo(before);
        assertThat(sights.of(ANALYST)).isNotEqualTo(wider).isNotEqualTo(before);
    }

    @Test
    void isUnknownWhileTheDatabaseDoesNotTell() {
        Optional<Sight> before = sights.of(ANALYST);

        catalog = null;
        clock.advance(Duration.ofMinutes(2));
        assertThat(sights.of(ANALYST)).isEmpty();
        catalog = orders("integer", 1, "");

        assertThat(sights.of(ANALYST)).isEqualTo(before);
    }

    @Test
    void isUnknownForAProfileThatIsNotConfigured() {
        assertThat(sights.of(new ProfileName("former"))).isEmpty();
    }

    private Catalog read(Profile profile) {
        if (catalog == null) {
            throw new CatalogUnavailableException(
                    OutcomeReason.UNAVAILABLE, "08006", new IllegalStateException("down"));
        }
        return catalog;
    }

    private static Catalog orders(String type, long rowEstimate, String comment) {
        ColumnDescription id =
                new ColumnDescription(new Identifier("id"), ColumnType.plain(type), Nullability.NOT_NULL, "");
        return new Catalog(List.of(new RelationDescription(
                RelationName.of("public", "orders"),
                RelationDescription.Kind.TABLE,
                comment,
                rowEstimate,
                List.of(id),
                Extent.WHOLE,
                List.of(),
                List.of())));
    }
}
