// SPDX-License-Identifier: MIT
package dev.mcpsql.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsql.config.PlannerBudget;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.ProfileName;
import dev.mcpsql.vocabulary.QueryRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A catalog is read once a minute, or when somebody says it is wrong. */
class CatalogsTest {

    private final Profile analyst = new Profile(
            new ProfileName("analyst"), new Identifier("role_a"), List.of(), QueryRules.DEFAULT, PlannerBudget.NONE);
    private final Profile support = new Profile(
            new ProfileName("support"), new Identifier("role_s"), List.of(), QueryRules.DEFAULT, PlannerBudget.NONE);
    private final MovedClock clock = new MovedClock();
    private int reads;
    private final Catalogs catalogs = new Catalogs(
            profile -> {
                reads++;
                return new Catalog(List.of());
            },
            clock);

    @Test
    void readsOncePerMinuteAndProfile() {
        catalogs.of(analyst);
        clock.now = clock.now.plus(Duration.ofSeconds(59));
        catalogs.of(analyst);
        catalogs.of(support);

        assertThat(reads).isEqualTo(2);
    }

    @Test
    void readsAnewAfterAMinute() {
        catalogs.of(analyst);
        clock.now = clock.now.plus(Duration.ofSeconds(60));
        catalogs.of(analyst);

        assertThat(reads).isEqualTo(2);
    }

    @Test
    void readsAnewWhenToldToForget() {
        catalogs.of(analyst);
        catalogs.forget(analyst);
        catalogs.of(analyst);

        assertThat(reads).isEqualTo(2);
    }

    @Test
    void keepsNothingOfAFailure() {
        Catalogs down = new Catalogs(
                profile -> {
                    throw new CatalogUnavailableException(
                            OutcomeReason.UNAVAILABLE, "08001", new IllegalStateException());
                },
                clock);

        assertThatThrownBy(() -> down.of(analyst)).isInstanceOf(CatalogUnavailableException.class);
        assertThatThrownBy(() -> down.of(analyst)).isInstanceOf(CatalogUnavailableException.class);
    }

    private static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
