// SPDX-License-Identifier: MIT
package dev.mcpsql.profile;

import dev.mcpsql.config.Component;
import dev.mcpsql.vocabulary.ProfileName;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The catalogs of the profiles, each read anew when a minute old, by one caller for all. Thread-safe.
 *
 * <p>A stale catalog opens nothing: PostgreSQL checks the role's grants at every query.
 */
@Component
public final class Catalogs {

    /** How long a column that was just granted or dropped may go unnoticed. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** The same while somebody else is reading: others need not wait for a slow database to learn what they mostly know. */
    private static final Duration USABLE = Duration.ofMinutes(2);

    private record Read(Profile profile, Catalog catalog, Instant at) {}

    private final CatalogReader reader;
    private final Clock clock;
    private final Map<ProfileName, Read> known = new ConcurrentHashMap<>();
    private final Map<ProfileName, FutureTask<Catalog>> readings = new ConcurrentHashMap<>();

    /** Over the way to the database. */
    @Inject
    public Catalogs(CatalogReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * What the profile sees, at most a minute old; two minutes while it is being read anew.
     *
     * @throws CatalogUnavailableException when it must be read and the database did not answer
     */
    public Catalog of(Profile profile) {
        return younger(profile, FRESH).orElseGet(() -> renewed(profile));
    }

    /** Reads anew at the next question: PostgreSQL just said that a relation or column is not there (42P01, 42703). */
    public void forget(Profile profile) {
        // What is being read now may be as old as what was just contradicted.
        readings.remove(profile.name());
        known.remove(profile.name());
    }

    private Optional<Catalog> younger(Profile profile, Duration age) {
        return Optional.ofNullable(known.get(profile.name()))
                .filter(read -> read.profile().equals(profile))
                .filter(read -> clock.instant().isBefore(read.at().plus(age)))
                .map(Read::catalog);
    }

    private Catalog renewed(Profile profile) {
        // Another may have read it since this one found nothing fresh.
        FutureTask<Catalog> mine =
                new FutureTask<>(() -> younger(profile, FRESH).orElseGet(() -> reader.read(profile)));
        FutureTask<Catalog> others = readings.putIfAbsent(profile.name(), mine);
        if (others != null) {
            return younger(profile, USABLE).orElseGet(() -> result(others));
        }
        Instant asked = clock.instant();
        mine.run();
        try {
            Catalog catalog = result(mine);
            if (mine.equals(readings.get(profile.name()))) {
                known.put(profile.name(), new Read(profile, catalog, asked));
            }
            return catalog;
        } finally {
            readings.remove(profile.name(), mine);
        }
    }

    private static Catalog result(FutureTask<Catalog> reading) {
        try {
            return reading.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a catalog was read", stopped);
        }
    }
}
