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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A catalog is read once a minute, or when somebody says it is wrong. */
class CatalogsTest {

    private final Profile analyst = new Profile(
            new ProfileName("analyst"),
            new Identifier("role_a"),
            List.of(),
            QueryRules.DEFAULT,
            PlannerBudget.NONE,
            false);
    private final Profile support = new Profile(
            new ProfileName("support"),
            new Identifier("role_s"),
            List.of(),
            QueryRules.DEFAULT,
            PlannerBudget.NONE,
            false);
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
    void readsOnceForAllWhoAskAtOnce() {
        Held held = new Held();
        Catalogs shared = new Catalogs(held, clock);

        List<CompletableFuture<Catalog>> asking =
                Stream.generate(() -> asked(shared)).limit(8).toList();
        held.go.countDown();

        assertThat(asking)
                .allSatisfy(catalog -> assertThat(catalog.join().relations()).isEmpty());
        assertThat(held.reads).hasValue(1);
    }

    @Test
    void showsTheOldOneToOthersWhileItIsReadAnew() throws InterruptedException {
        Held held = new Held();
        Catalogs shared = new Catalogs(held, clock);
        held.go.countDown();
        shared.of(analyst);
        held.hold();
        clock.now = clock.now.plus(Duration.ofSeconds(90));
        CompletableFuture<Catalog> reading = asked(shared);
        held.begun.await();

        assertThat(shared.of(analyst).relations()).isEmpty();

        assertThat(reading).isNotDone();
        held.go.countDown();
        reading.join();
        assertThat(held.reads).hasValue(2);
    }

    @Test
    void doesNotKeepWhatWasForgottenWhileItWasRead() throws InterruptedException {
        Held held = new Held();
        Catalogs shared = new Catalogs(held, clock);
        CompletableFuture<Catalog> reading = asked(shared);
        held.begun.await();

        shared.forget(analyst);
        held.go.countDown();
        reading.join();
        shared.of(analyst);

        assertThat(held.reads).hasValue(2);
    }

    private CompletableFuture<Catalog> asked(Catalogs shared) {
        return CompletableFuture.supplyAsync(() -> shared.of(analyst), task -> new Thread(task).start());
    }

    /** Answers when a test lets it. */
    private static final class Held implements CatalogReader {
        private final AtomicInteger reads = new AtomicInteger();
        private volatile CountDownLatch begun = new CountDownLatch(1);
        private volatile CountDownLatch go = new CountDownLatch(1);

        void hold() {
            begun = new CountDownLatch(1);
            go = new CountDownLatch(1);
        }

        @Override
        public Catalog read(Profile profile) {
            reads.incrementAndGet();
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return new Catalog(List.of());
        }
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
